export { calendarQuery } from "./api";
