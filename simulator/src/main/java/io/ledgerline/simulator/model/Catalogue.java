package io.ledgerline.simulator.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The models of the public model list, newest first.
 *
 * <p>Source: the resource {@code models.tsv}, kept from the vendor's pages on models, prices and
 * deprecations as of 2026-11-20.
 */
public final class Catalogue {
  private final List<Model> models;
  private final Map<String, Model> byId = new HashMap<>();

  private Catalogue(List<Model> models) {
    this.models = models;
    for (Model model : models) {
      byId.put(model.id(), model);
      if (model.alias() != null) {
        byId.put(model.alias(), model);
      }
    }
  }

  /** Reads the resource. */
  public static Catalogue load() {
    try (InputStream in =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream("models.tsv"), "models.tsv")) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Catalogue(
          table.lines().filter(line -> !line.startsWith("#")).map(Catalogue::row).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All models, newest first. */
  public List<Model> all() {
    return models;
  }

  /** The model of an id or alias, or null. */
  public @Nullable Model find(String id) {
    return byId.get(id);
  }

  private static Model row(String line) {
    String[] cells = line.split("\t", -1);
    return new Model(
        cells[0],
        cell(cells[1]),
        cells[2],
        cells[3],
        Integer.parseInt(cells[4]),
        cells[5],
        cells[6],
        cell(cells[7]),
        cell(cells[8]),
        Integer.parseInt(cells[9]),
        Integer.parseInt(cells[10]),
        Integer.parseInt(cells[11]));
  }

  private static @Nullable String cell(String text) {
    return text.equals("-") ? null : text;
  }
}
