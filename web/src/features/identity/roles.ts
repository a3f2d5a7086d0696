import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Role } from "./people-api";

/** What people may be, highest first. */
export const ROLES: readonly { value: Role; label: MessageDescriptor }[] = [
  { value: "owner", label: msg({ context: "role", message: "Owner" }) },
  { value: "director", label: msg`Director` },
  { value: "manager", label: msg`Manager` },
  { value: "member", label: msg`Member` },
  { value: "intern", label: msg`Intern` },
  { value: "guest", label: msg`Guest` },
];

/** The roles one may give: none above one's own. */
export function rolesUpTo(own: Role): typeof ROLES {
  return ROLES.slice(ROLES.findIndex(({ value }) => value === own));
}
