package io.ledgerline.messages.price;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models we know, by exact id. An id is never matched by prefix: {@code claude-opus-5} and
 * {@code claude-opus-5-5} are two models. Immutable.
 */
public final class ModelCatalogue {
  private static final String WIDE_SUFFIX = "[1m]";
  private static final ModelCatalogue BUILT_IN = parse(TableText.resource("models.txt"));

  private final Map<String, ModelInfo> byId;
  private final List<ModelInfo> models;
  private final long widestWindow;
  private final long mostOutput;

  private ModelCatalogue(List<ModelInfo> models) {
    this.models = List.copyOf(models);
    var ids = new LinkedHashMap<String, ModelInfo>();
    for (ModelInfo model : models) {
      put(ids, model.id(), model);
      model.otherIds().forEach(id -> put(ids, id, model));
    }
    this.widestWindow = models.stream().mapToLong(ModelInfo::largestWindow).max().orElse(0);
    this.mostOutput = models.stream().mapToLong(ModelInfo::maxOutput).max().orElse(0);
    this.byId = Collections.unmodifiableMap(ids);
  }

  /** The catalogue that this build carries. */
  public static ModelCatalogue builtIn() {
    return BUILT_IN;
  }

  static ModelCatalogue parse(byte[] text) {
    var models = new ArrayList<ModelInfo>();
    for (List<String> row : TableText.rows(text)) {
      models.add(model(row));
    }
    return new ModelCatalogue(models);
  }

  /** All models, newest lines first, retired ones last. */
  public List<ModelInfo> models() {
    return models;
  }

  /** The model that this id means; Claude Code's {@code [1m]} at its end is looked through. */
  public Optional<ModelInfo> find(String id) {
    return Optional.ofNullable(get(id));
  }

  /** The id of the snapshot that this id means; an unknown id without {@code [1m]} is itself. */
  public String canonicalId(String id) {
    ModelInfo model = get(id);
    return model == null ? withoutSuffix(id) : model.id();
  }

  /** The widest context window of any model, in tokens. */
  public long widestWindow() {
    return widestWindow;
  }

  /** The most output tokens of any model. */
  public long mostOutput() {
    return mostOutput;
  }

  @Nullable ModelInfo get(String id) {
    return byId.get(withoutSuffix(id));
  }

  /**
   * The id without Claude Code's selector {@code [1m]}, which no upstream takes as part of an id.
   */
  public static String withoutSuffix(String id) {
    return id.endsWith(WIDE_SUFFIX) ? id.substring(0, id.length() - WIDE_SUFFIX.length()) : id;
  }

  private static void put(Map<String, ModelInfo> ids, String id, ModelInfo model) {
    if (ids.put(id, model) != null) {
      throw new IllegalArgumentException("model id " + id + " is listed twice");
    }
  }

  private static ModelInfo model(List<String> row) {
    if (row.size() != 13) {
      throw new IllegalArgumentException("model row: " + row + " (expected: 13 cells)");
    }
    long context = Long.parseLong(row.get(4));
    return new ModelInfo(
        row.get(0),
        row.get(1).equals("-") ? List.of() : List.of(row.get(1).split("\\s+")),
        row.get(2),
        row.get(3),
        context,
        row.get(5).equals("-") ? context : Long.parseLong(row.get(5)),
        Long.parseLong(row.get(6)),
        LocalDate.parse(row.get(7)),
        day(row.get(8)),
        day(row.get(9)),
        ModelInfo.Lifecycle.valueOf(row.get(10).toUpperCase(Locale.ROOT)),
        row.get(11).equals("yes"),
        row.get(12).equals("yes"));
  }

  private static @Nullable LocalDate day(String cell) {
    return cell.equals("-") ? null : LocalDate.parse(cell);
  }
}
