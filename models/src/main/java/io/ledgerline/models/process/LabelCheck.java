package io.ledgerline.models.process;

import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.models.ModelException;
import io.ledgerline.models.worker.Wire;
import java.util.Map;

/** Holds what a setting says of labels against the labels that the model has. */
final class LabelCheck {
  private LabelCheck() {}

  static void check(ModelCard card, Wire.Hello hello) throws ModelException {
    for (Map.Entry<String, Meaning> each : card.labels().entrySet()) {
      String key = "labels." + each.getKey();
      if (!hello.labels().contains(each.getKey())) {
        throw new ModelException(
            key, "is no label of the model", "use " + String.join(", ", hello.labels()));
      }
      boolean ofValue = each.getValue() instanceof Meaning.Value;
      if (ofValue && !hello.perToken()) {
        throw new ModelException(
            key, "names a type, while the model labels whole texts", "write category or injection");
      }
      if (!ofValue && hello.perToken()) {
        throw new ModelException(
            key, "names no type, while the model labels values in texts", "write a type");
      }
    }
  }
}
