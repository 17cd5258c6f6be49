package io.ledgerline.inspection.record;

import static java.util.stream.Collectors.joining;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Values of records whose format says what each is. No text is read twice as a record. */
public final class RecordRule implements Rule {
  private static final List<RecordForm> FORMS =
      List.of(
          new Hl7Form(),
          new X12Form(),
          new VcardForm(),
          new FhirNameForm(),
          new InsertForm(),
          new CopyForm());

  /** How a record may begin. */
  private record Beginning(String text, RecordForm form) {}

  private static final List<Beginning> BEGINNINGS =
      FORMS.stream()
          .flatMap(form -> form.beginnings().stream().map(text -> new Beginning(text, form)))
          .toList();

  /** Only kinds of other rules. */
  @Override
  public List<Kind> kinds() {
    return List.of();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.starts(BEGINNINGS.stream().map(Beginning::text).toList())
            .before(FORMS.stream().map(RecordForm::behind).collect(joining())));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int offset = text.start(token);
    if (offset < text.kept().recordsRead()) {
      return;
    }
    for (Beginning beginning : BEGINNINGS) {
      if (text.startsWith(offset, beginning.text())) {
        int end = beginning.form().read(text, offset, sink);
        if (end > offset) {
          text.kept().recordsRead(end);
        }
        return;
      }
    }
  }
}
