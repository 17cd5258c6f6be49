package io.ledgerline.server.assembly;

import io.ledgerline.inspection.model.TextModel.Reason;
import io.ledgerline.models.process.ModelPool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Figures of the installation's own models, each under its name. */
final class ModelMeters {
  private ModelMeters() {}

  static void bind(MeterRegistry registry, List<ModelPool> models) {
    for (ModelPool each : models) {
      String name = each.card().name();
      counter("ledgerline.models.asked", each, m -> m.figures().asked())
          .description("Requests whose texts the model was asked about since the start")
          .tag("model", name)
          .register(registry);
      for (Reason reason : Reason.values()) {
        counter("ledgerline.models.unread", each, m -> m.figures().unread(reason))
            .description("Those among them that it did not read")
            .tag("model", name)
            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
      counter("ledgerline.models.seconds", each, m -> m.figures().seconds())
          .description("How long requests waited for the model")
          .tag("model", name)
          .register(registry);
      counter("ledgerline.models.restarts", each, m -> m.figures().restarts())
          .description("Processes started in the place of those that ended")
          .tag("model", name)
          .register(registry);
      Gauge.builder("ledgerline.models.workers", each, ModelPool::workers)
          .description("Processes of the model that run")
          .tag("model", name)
          .register(registry);
    }
  }

  private static FunctionCounter.Builder<ModelPool> counter(
      String name, ModelPool model, ToDoubleFunction<ModelPool> figure) {
    return FunctionCounter.builder(name, model, figure);
  }
}
