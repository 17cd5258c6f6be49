package io.ledgerline.inspection.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Other cases of given names in Cyrillic and Greek letters, as sentences have them: {@code Захара},
 * {@code Ирине}, {@code Θοδωρή}. Made by how a name ends; a form that nobody uses does no harm.
 */
final class CaseForms {
  private static final List<String> HARD = List.of("а", "у", "ом", "е", "ові");
  private static final List<String> SOFT = List.of("я", "ю", "ем", "е", "єм");
  private static final List<String> IN_A = List.of("ы", "и", "е", "у", "ой", "ою", "і");
  private static final List<String> IN_YA = List.of("и", "е", "ю", "ей", "ею", "і", "ї");
  private static final List<String> IN_O = List.of("а", "у", "ом", "ові");
  private static final int LEAST = 3;

  private CaseForms() {}

  /** The forms of a name besides its own; none for one of other letters or of several words. */
  static List<String> of(String name) {
    if (name.length() < LEAST || name.indexOf(' ') >= 0) {
      return List.of();
    }
    char last = name.charAt(name.length() - 1);
    var block = Character.UnicodeBlock.of(last);
    if (block == Character.UnicodeBlock.GREEK) {
      return greek(name);
    }
    return block == Character.UnicodeBlock.CYRILLIC ? slavic(name, last) : List.of();
  }

  private static List<String> slavic(String name, char last) {
    String stem = name.substring(0, name.length() - 1);
    return switch (last) {
      case 'й', 'ь' -> with(stem, SOFT);
      case 'а' -> with(stem, IN_A);
      case 'я' -> with(stem, IN_YA);
      case 'о' -> with(stem, IN_O);
      case 'е', 'и', 'і', 'ї', 'у', 'ы', 'э', 'ю', 'є' -> List.of();
      default -> with(name, HARD);
    };
  }

  private static List<String> greek(String name) {
    String stem = name.substring(0, name.length() - 2);
    String one = name.substring(0, name.length() - 1);
    if (name.endsWith("ος") || name.endsWith("ός")) {
      return List.of(one, stem + "ου", stem + "ού", stem + "ε");
    }
    if (name.endsWith("ς")) {
      return List.of(one);
    }
    return name.endsWith("α") || name.endsWith("η") || name.endsWith("ή") || name.endsWith("ώ")
        ? List.of(name + "ς")
        : List.of();
  }

  private static List<String> with(String stem, List<String> endings) {
    var forms = new ArrayList<String>(endings.size());
    endings.forEach(ending -> forms.add(stem + ending));
    return forms;
  }
}
