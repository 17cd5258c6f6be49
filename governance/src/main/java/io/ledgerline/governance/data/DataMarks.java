package io.ledgerline.governance.data;

import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said about content, by a caller's labels or by a document's own marking, as against what
 * is found in it. It raises a class and never lowers one.
 *
 * @param said the class that is named; {@link DataClass#PUBLIC} where none is
 * @param categories of data that it is said to hold
 */
public record DataMarks(DataClass said, Set<Category> categories) {
  /** Nothing is said. */
  public static final DataMarks NONE = new DataMarks(DataClass.PUBLIC, Set.of());

  public DataMarks {
    categories = Set.copyOf(categories);
  }

  /** The class that content has at least: the one that is named, or that of a category above it. */
  public DataClass floor() {
    DataClass floor = said;
    for (Category category : categories) {
      floor = floor.or(DataClass.of(category));
    }
    return floor;
  }

  /**
   * What labels say: names of classes and categories, in any case.
   *
   * @throws IllegalArgumentException for a name that is neither, which would raise nothing
   */
  public static DataMarks labels(List<String> labels) {
    DataMarks marks = NONE;
    for (String label : labels) {
      marks = marks.or(label(label));
    }
    return marks;
  }

  private static DataMarks label(String label) {
    String name = label.toUpperCase(Locale.ROOT).replace('-', '_');
    for (DataClass each : DataClass.values()) {
      if (each.name().equals(name)) {
        return new DataMarks(each, Set.of());
      }
    }
    for (Category each : Category.values()) {
      if (each.name().equals(name) && each != Category.NONE) {
        return new DataMarks(DataClass.PUBLIC, EnumSet.of(each));
      }
    }
    throw new IllegalArgumentException("label: unknown (expected: one of " + known() + ")");
  }

  /** Every label there is, for people. */
  public static String known() {
    return Stream.concat(
            Arrays.stream(DataClass.values()).map(DataClass::wireName),
            Arrays.stream(Category.values())
                .filter(category -> category != Category.NONE)
                .map(Category::label))
        .collect(Collectors.joining(", "));
  }

  /** What both say. */
  public DataMarks or(DataMarks other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    var both = EnumSet.noneOf(Category.class);
    both.addAll(categories);
    both.addAll(other.categories);
    return new DataMarks(said.or(other.said), both);
  }

  /** Whether nothing is said that raises anything. */
  public boolean isEmpty() {
    return said == DataClass.PUBLIC && categories.isEmpty();
  }

  /** The labels that say as much, sorted: the class, then categories. */
  public List<String> names() {
    if (isEmpty()) {
      return List.of();
    }
    var names = new ArrayList<String>();
    if (said != DataClass.PUBLIC) {
      names.add(said.wireName());
    }
    categories.stream().map(Category::label).sorted().forEach(names::add);
    return names;
  }

  /** The same for people: {@code confidential}, {@code phi (restricted)} where that raises it. */
  public List<String> told() {
    var raising = new ArrayList<String>();
    for (Category category : categories) {
      DataClass level = DataClass.of(category);
      if (level.compareTo(said) > 0) {
        raising.add(category.label());
      }
    }
    return names().stream()
        .map(name -> raising.contains(name) ? name + " (" + level(name) + ")" : name)
        .toList();
  }

  private static String level(String category) {
    return labels(List.of(category)).floor().wireName();
  }
}
