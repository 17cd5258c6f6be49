package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.governance.data.DataMarks;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller says of its content, in the header {@value #HEADER}: classes and categories, with
 * commas between. A label raises a class; one that means nothing would raise nothing unnoticed, so
 * it is refused.
 */
final class DataLabels {
  static final String HEADER = "ledgerline-data-labels";

  private static final int MOST = 32;

  private DataLabels() {}

  static Decision decide(Call call) {
    var labels = new ArrayList<String>();
    for (String line : call.client.request().headers().getAll(HEADER)) {
      for (String label : line.split(",", -1)) {
        if (!label.isBlank()) {
          labels.add(label.strip());
        }
      }
    }
    if (labels.isEmpty()) {
      return Decision.GO;
    }
    return labels.size() > MOST ? wrong("more than " + MOST + " labels") : take(call, labels);
  }

  private static Decision take(Call call, List<String> labels) {
    for (String label : labels) {
      try {
        call.labels = call.labels.or(DataMarks.labels(List.of(label)));
      } catch (IllegalArgumentException e) {
        return wrong(Quoted.of(label));
      }
    }
    return Decision.GO;
  }

  private static Decision wrong(String what) {
    return Decision.stop(
        OwnAnswers.malformed(
            "data.label",
            "The header "
                + HEADER
                + " holds "
                + what
                + ", which can't stand there; write some of "
                + DataMarks.known()
                + ", with commas between."));
  }
}
