package io.ledgerline.server.assembly;

import io.ledgerline.inspection.model.RunningModels;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.models.ModelException;
import io.ledgerline.models.process.ModelPool;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.OwnModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installation's own models, each in processes of its own; nothing where none is set. */
public final class ModelsPart implements RunningModels {
  private static final Logger log = LoggerFactory.getLogger(ModelsPart.class);

  private final List<ModelPool> pools = new ArrayList<>();

  private ModelsPart() {}

  /**
   * Starts them; returns when all are ready.
   *
   * @param scratch where their workers unpack native libraries
   * @throws ConfigException naming the key that keeps one from running
   */
  public static ModelsPart start(List<OwnModel> models, Path scratch) {
    var part = new ModelsPart();
    for (OwnModel model : models) {
      try {
        var pool = ModelPool.start(model.card(), model.files(), model.limits(), scratch);
        part.pools.add(pool);
        log.info(
            "model {} is ready: it labels {}",
            model.card().detector(),
            pool.perToken() ? "values in texts" : "whole texts");
      } catch (ModelException e) {
        part.close();
        throw new ConfigException(model.key() + "." + e.key(), e.problem(), e.mend());
      }
    }
    return part;
  }

  /** What runs each, for metrics. */
  List<ModelPool> pools() {
    return pools;
  }

  @Override
  public List<TextModel> all() {
    return List.copyOf(pools);
  }

  @Override
  public void close() {
    pools.forEach(ModelPool::close);
  }
}
