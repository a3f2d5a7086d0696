export { metricsQuery, resultsQuery } from "./api";
export { formatValue } from "./model";
export { TargetPicker } from "./parts/target-picker";
export { KpiTiles } from "./parts/tiles/kpi-tiles";
