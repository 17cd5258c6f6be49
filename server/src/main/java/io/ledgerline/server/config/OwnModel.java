package io.ledgerline.server.config;

import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;

/**
 * A model of the installation's own that reads texts of calls: {@code models.NAME}. None by
 * default.
 *
 * @param card who it is: {@code version} (default 1), {@code tenants} and {@code parts} that it
 *     sees (default all), what its {@code labels} mean, and whether it {@code fail}s {@code closed}
 *     (default) or {@code open}
 * @param files {@code folder}, an absolute path, and {@code sha256.model}, {@code
 *     sha256.tokenizer}, {@code sha256.config}: hashes of {@code model.onnx}, {@code
 *     tokenizer.json}, {@code config.json} in it
 * @param limits {@code at_once} (1), {@code threads} (1), {@code time_ms} (1000), {@code bytes} (1
 *     MiB), {@code window} (what the model takes, at most 512 tokens), {@code memory_mib} (2048)
 */
public record OwnModel(ModelCard card, ModelFiles files, ModelLimits limits) {
  /** The key of its setting. */
  public String key() {
    return "models." + card.name();
  }
}
