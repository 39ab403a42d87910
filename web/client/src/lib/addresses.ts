/** With its scheme, and without a slash at the end. */
export function fullAddress(address: string): string {
  return (address.includes("://") ? address : `http://${address}`).replace(/\/+$/, "");
}

/** As one reads it out. */
export const plainAddress = (address: string): string => fullAddress(address).replace(/^http:\/\//, "");

// Codes and secrets go into the fragment: no server and no log ever sees them in an address.
export const joinAddress = (address: string, code: string): string => `${fullAddress(address)}/join#${code}`;

export const staffAddress = (address: string, secret: string): string => `${fullAddress(address)}/#staff=${secret}`;

export const badgeAddress = (address: string, secret: string): string => `${fullAddress(address)}/#badge=${secret}`;

export const boardAddress = (address: string, secret: string): string =>
  `${fullAddress(address)}/projector#board=${secret}`;
