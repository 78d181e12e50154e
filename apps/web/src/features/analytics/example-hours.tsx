/** A made-up evening of a week, as the map of the hours will show it. */
export function ExampleHours() {
  return (
    <div className="heat-example" aria-hidden="true">
      {[1, 2, 2, 4, 5, 4, 2].map((shade, index) => (
        <span className={`cell h${shade}`} key={index} />
      ))}
      <p className="small muted">For example: Thursday evenings paid best, 27.10 €/h from 14 h.</p>
    </div>
  );
}
