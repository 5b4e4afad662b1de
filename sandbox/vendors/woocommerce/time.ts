const HOUR = 3_600_000;

/** A site's own clock: WordPress writes and reads times without zone in the zone of its settings. */
export class SiteTime {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  constructor(timezone: string) {
    this.format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
  }

  /** `2026-11-22T10:15:00` in UTC. */
  gmt(ms: number): string {
    return new Date(ms).toISOString().slice(0, 19);
  }

  /** The same moment by the site's clock. */
  local(ms: number): string {
    return this.gmt(this.localMs(ms));
  }

  /** What the site's clock shows, as if that were UTC. */
  localMs(ms: number): number {
    return ms + this.offsetAt(ms);
  }

  /** Both, as two fields of an object. */
  pair(name: string, ms: number | null): Record<string, string | null> {
    return { [name]: ms === null ? null : this.local(ms), [`${name}_gmt`]: ms === null ? null : this.gmt(ms) };
  }

  /**
   * A time as WordPress's date query reads it, comparable with `gmt()` or, by the site's clock, with `local()`:
   * one without zone is taken as it stands, one with zone is first turned into the site's clock, whichever it is
   * compared with (WP_Date_Query::build_mysql_datetime). Null for what is no time.
   */
  queried(text: string): string | null {
    const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text);
    const ms = Date.parse(zoned ? text : `${text.length === 10 ? `${text}T00:00:00` : text}Z`);
    if (Number.isNaN(ms)) return null;
    return zoned ? this.local(ms) : this.gmt(ms);
  }

  private offsetAt(ms: number): number {
    const hour = Math.floor(ms / HOUR);
    const known = this.offsets.get(hour);
    if (known !== undefined) return known;
    const parts = new Map<string, number>(this.format.formatToParts(hour * HOUR).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, day = 1, at = 0, minute = 0] = ['year', 'month', 'day', 'hour', 'minute'].map((part) => parts.get(part) ?? 0);
    const offset = Date.UTC(year, month - 1, day, at, minute) - hour * HOUR;
    this.offsets.set(hour, offset);
    return offset;
  }
}
