package io.ledgerline.server.config;

import io.ledgerline.governance.data.DataPart;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code models}: what the installation's own models are and what their labels mean. */
final class ModelsReader {
  private static final String AT = "models";
  private static final int MOST = 8;

  private final SettingTree tree;
  private final Map<String, Category> types = new HashMap<>();

  ModelsReader(SettingTree tree) {
    this.tree = tree;
  }

  List<OwnModel> read() {
    var models = new ArrayList<OwnModel>();
    for (String name : tree.names(AT)) {
      if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
        throw new ConfigException(AT + "." + name, "is no name", "use a-z, 0-9 and '-'");
      }
      models.add(model(name, AT + "." + name));
    }
    if (models.size() > MOST) {
      throw new ConfigException(AT, "has " + models.size() + " models", "use " + MOST + " at most");
    }
    return List.copyOf(models);
  }

  private OwnModel model(String name, String at) {
    Path folder = tree.path(at + ".folder");
    if (folder == null) {
      throw new ConfigException(at + ".folder", "is missing", "name the folder of the model");
    }
    int least = tree.number(at + ".least_confidence", 500, 1, 1000);
    var files =
        new ModelFiles(
            folder,
            sha256(at, "model", "model.onnx"),
            sha256(at, "tokenizer", "tokenizer.json"),
            sha256(at, "config", "config.json"));
    var card =
        new ModelCard(
            name,
            tree.number(at + ".version", 1, 1, 1_000_000),
            files.together(),
            Set.copyOf(tree.texts(at + ".tenants")),
            parts(at + ".parts"),
            labels(at + ".labels", least),
            tree.oneOf(at + ".fail", "closed", "open").equals("open"));
    return new OwnModel(card, files, limits(at));
  }

  private ModelLimits limits(String at) {
    ModelLimits usual = ModelLimits.DEFAULT;
    int millis = Math.toIntExact(usual.time().toMillis());
    return new ModelLimits(
        tree.number(at + ".at_once", usual.atOnce(), 1, 64),
        tree.number(at + ".threads", usual.threads(), 1, 64),
        Duration.ofMillis(tree.number(at + ".time_ms", millis, 1, 600_000)),
        tree.number(at + ".bytes", usual.bytes(), 1, 64 << 20),
        tree.number(at + ".window", usual.window(), 0, 8_192),
        tree.number(at + ".memory_mib", usual.memoryMib(), 256, 65_536));
  }

  private String sha256(String at, String which, String file) {
    if (tree.isValue(at + ".sha256")) {
      throw new ConfigException(
          at + ".sha256",
          "is one value",
          "indent model, tokenizer and config below it, each with the SHA-256 of its file");
    }
    String key = at + ".sha256." + which;
    String found = tree.text(key, "").toLowerCase(Locale.ROOT);
    if (!found.matches("[0-9a-f]{64}")) {
      throw new ConfigException(
          key, "'" + found + "' is no SHA-256", "write the 64 hex digits of sha256sum " + file);
    }
    return found;
  }

  private Set<String> parts(String key) {
    List<String> parts = tree.texts(key);
    for (String part : parts) {
      if (DataPart.of(part).isEmpty()) {
        throw new ConfigException(
            key,
            "'" + part + "' is no part of a request",
            "use user, tool_results, documents, search_results, system, tools");
      }
    }
    return Set.copyOf(parts);
  }

  private Map<String, Meaning> labels(String at, int least) {
    var labels = new HashMap<String, Meaning>();
    for (String label : tree.names(at)) {
      labels.put(label, meaning(at + "." + label, least));
    }
    if (labels.isEmpty()) {
      throw new ConfigException(
          at, "is empty", "say of at least one label of the model what it means");
    }
    return labels;
  }

  private Meaning meaning(String at, int usual) {
    String type = tree.optional(at + ".type");
    Category category = category(at + ".category");
    int least = tree.number(at + ".least_confidence", usual, 1, 1000);
    if (tree.flag(at + ".injection")) {
      if (type != null || category != null) {
        throw new ConfigException(
            at + ".injection", "is true beside a type or category", "say one thing of a label");
      }
      return new Meaning.Steers(least);
    }
    if (type != null) {
      return new Meaning.Value(type, categoryOf(type, category, at), least);
    }
    if (category == null) {
      throw new ConfigException(
          at, "says nothing", "write a type, a category or injection: true below it");
    }
    return new Meaning.About(category, least);
  }

  private @Nullable Category category(String key) {
    String found = tree.optional(key);
    if (found == null) {
      return null;
    }
    for (Category each : Category.values()) {
      if (each.label().equals(found) && each != Category.NONE) {
        return each;
      }
    }
    throw new ConfigException(key, "'" + found + "' is no category", "use one as pii or phi");
  }

  /** A type has one category: that of the detector of its name, or the one that is written. */
  private Category categoryOf(String type, @Nullable Category written, String at) {
    if (!type.matches("[A-Z][A-Z0-9_]{0,63}")) {
      throw new ConfigException(
          at + ".type", "'" + type + "' is no type", "use A-Z, 0-9 and '_', as in CASE_NAME");
    }
    Category known =
        Detectors.standard().types().contains(type)
            ? Detectors.standard().category(type)
            : types.get(type);
    if (known == null && written == null) {
      throw new ConfigException(
          at + ".category",
          "is missing",
          type + " is no type of ours: say what kind of data it is");
    }
    if (known != null && written != null && known != written) {
      throw new ConfigException(
          at + ".category",
          "is " + written.label() + ", while " + type + " is " + known.label(),
          "leave it out, or choose another type");
    }
    Category category = known == null ? Objects.requireNonNull(written) : known;
    types.put(type, category);
    return category;
  }
}
