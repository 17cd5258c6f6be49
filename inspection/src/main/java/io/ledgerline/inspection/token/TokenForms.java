package io.ledgerline.inspection.token;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.WordLists;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Which shapes tokens of our own types can have. Any value can stand as a word; another shape that
 * no value of the type fits would never be used.
 */
public final class TokenForms {
  private static final Set<String> NO_DIGITS = noDigits();

  private TokenForms() {}

  /**
   * The shapes of a type's tokens, {@link TokenShape#WORD} first.
   *
   * @param category of the type among the standard detectors
   */
  public static Set<TokenShape> of(String type, Category category) {
    var shapes = EnumSet.of(TokenShape.WORD);
    switch (type) {
      case "EMAIL" -> shapes.add(TokenShape.EMAIL);
      case "IBAN" -> shapes.add(TokenShape.IBAN);
      case "CREDIT_CARD" -> shapes.add(TokenShape.CARD);
      default -> {}
    }
    if (category != Category.SECRETS && !NO_DIGITS.contains(type)) {
      shapes.add(TokenShape.DIGITS);
    }
    return shapes;
  }

  private static Set<String> noDigits() {
    var lists = WordLists.beside(TokenForms.class, "forms.txt");
    var types = new HashSet<>(lists.list("LETTERS"));
    types.addAll(lists.list("SHORT"));
    return Set.copyOf(types);
  }
}
