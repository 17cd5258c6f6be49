package io.ledgerline.models.process;

import io.ledgerline.inspection.model.TextModel.Answer;
import io.ledgerline.inspection.model.TextModel.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What a model did since the node was started, for metrics. Thread-safe. */
public final class ModelFigures {
  private final LongAdder asked = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder restarts = new LongAdder();
  private final Map<Reason, LongAdder> unread = new EnumMap<>(Reason.class);

  ModelFigures() {
    for (Reason reason : Reason.values()) {
      unread.put(reason, new LongAdder());
    }
  }

  void answered(Answer answer, long took) {
    asked.increment();
    nanos.add(took);
    if (answer instanceof Answer.Unread(Reason why)) {
      counted(why).increment();
    }
  }

  void restarted() {
    restarts.increment();
  }

  private LongAdder counted(Reason why) {
    return Objects.requireNonNull(unread.get(why));
  }

  /** Requests whose texts it was asked about. */
  public long asked() {
    return asked.sum();
  }

  /** Those among them that it did not read, for that reason. */
  public long unread(Reason why) {
    return counted(why).sum();
  }

  /** How long those who asked waited, all together, in seconds. */
  public double seconds() {
    return nanos.sum() / 1e9;
  }

  /** How often a worker was started in the place of one that had ended. */
  public long restarts() {
    return restarts.sum();
  }
}
