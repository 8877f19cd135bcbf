/** The most that a calendar file may hold, in kilobytes: the holidays of many years, never somebody's appointments. */
export const mostCalendarKilobytes = 200;
