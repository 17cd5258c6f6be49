package io.ledgerline.governance.data;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.scan.Category;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One cell of a matrix: for which data, on which way out, for which purpose, and what is done. An
 * empty set is no condition.
 *
 * @param number counting from 1, as people count the list in the document
 * @param classes names of classes
 * @param categories names of categories
 * @param routes names of upstreams
 * @param useCases names of use cases
 */
public record DataCell(
    int number,
    Set<String> classes,
    Set<String> categories,
    Set<String> routes,
    Set<String> useCases,
    DataAction action) {
  public DataCell {
    classes = Set.copyOf(classes);
    categories = Set.copyOf(categories);
    routes = Set.copyOf(routes);
    useCases = Set.copyOf(useCases);
  }

  static DataCell of(int number, Spec spec) {
    return new DataCell(
        number,
        Set.copyOf(spec.texts("classes")),
        Set.copyOf(spec.texts("categories")),
        Set.copyOf(spec.texts("routes")),
        Set.copyOf(spec.texts("useCases")),
        DataAction.of(spec.text("action")));
  }

  boolean matches(Category category, DataClass level, DataPlace place) {
    return meets(classes, level.wireName()) && meets(categories, category.label()) && at(place);
  }

  /** Whether it is about everything of a class, whatever is in it. */
  boolean matches(DataClass level, DataPlace place) {
    return classes.contains(level.wireName()) && categories.isEmpty() && at(place);
  }

  private boolean at(DataPlace place) {
    return meets(routes, place.route()) && meets(useCases, place.useCaseOrEmpty());
  }

  private static boolean meets(Set<String> wanted, String is) {
    return wanted.isEmpty() || wanted.contains(is);
  }

  /** How it reads: class or category × route × use case. */
  String shown() {
    Set<String> data = categories.isEmpty() ? classes : categories;
    return said(data, "any data")
        + " x "
        + said(routes, "any route")
        + " x "
        + said(useCases, "any use case");
  }

  private static String said(Set<String> names, String any) {
    return names.isEmpty() ? any : names.stream().sorted().collect(Collectors.joining("/"));
  }
}
