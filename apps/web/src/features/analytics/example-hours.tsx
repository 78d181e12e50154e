import { asCurrency, formatRate } from '@earntrack/domain';
import { useProfile } from '../../lib/session.ts';

/** A made-up evening of a week, as the map of the hours will show it, in the person's own currency. */
export function ExampleHours() {
  const { currency, locale } = useProfile();
  const rate = formatRate(27_100_000n, asCurrency(currency), locale);
  return (
    <div className="heat-example" aria-hidden="true">
      {[1, 2, 2, 4, 5, 4, 2].map((shade, index) => (
        <span className={`cell h${shade}`} key={index} />
      ))}
      <p className="small muted">{`For example: Thursday evenings paid best, ${rate} from 14 h.`}</p>
    </div>
  );
}
