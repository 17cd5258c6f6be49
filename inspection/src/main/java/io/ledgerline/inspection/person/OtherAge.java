package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/**
 * Ages that are nobody's: those of things ({@code a 10-year-old whisky}, {@code 5-jähriger
 * Vertrag}), of groups ({@code minimum age: 18}, {@code age group 25-34}), and {@code Alter Markt
 * 12}.
 */
final class OtherAge {
  private static final Set<Long> THINGS =
      Fold.hashes(
          "bug bugs codebase laptop phone computer file server issue ticket release version movie film"
              + " album account policy camera bike boat furniture engine machine equipment website"
              + " project repo repository library document record study whisky whiskey wine scotch rum rhum cognac company firm building house home car vehicle"
              + " code data warranty guarantee loan lease mortgage bond bonds note tree trees contract"
              + " history tradition brand business system software bridge church garantie garanti"
              + " garantía garanzia gwarancja gwarancji vertrag vertrages ausbildung laufzeit jubiläum"
              + " bestehen berufserfahrung erfahrung opleiding ervaring contrat contrato contratto"
              + " expérience experiencia experience bil hus båt car auto wagen trở");

  /** From an age on, of anybody: {@code đủ 18 tuổi}. */
  private static final Set<Long> FROM = Fold.hashes("đủ từ trên dưới");

  private static final Set<Long> AGES =
      Fold.hashes("age ages aged alter âge edad età idade leeftijd");
  private static final Set<Long> OF_MANY =
      Fold.hashes(
          "minimum min maximum max average mean median legal drinking retirement voting pension"
              + " retiring school working mindest durchschnittliches minimale moyen media média"
              + " minima mínima");

  private static final Set<Long> RANGES =
      Fold.hashes("group groups limit limits range ranges band");
  private static final long ALTER = Fold.hash("alter");
  private static final int LABEL_WITHIN = 4;

  private OtherAge() {}

  /**
   * Whether an age is nobody's.
   *
   * @param labelled whether only a label tells that it is one
   */
  static boolean is(Text text, int first, int last, boolean labelled) {
    boolean thing = text.has(last + 1) && THINGS.contains(text.hash(last + 1));
    boolean from = first > 0 && text.joins(first, ' ') && FROM.contains(text.hash(first - 1));
    return thing
        || from && text.at(text.start(first - 1)) >= 0x80
        || isSubject(text, first)
        || labelled && isOfMany(text, first);
  }

  /** {@code the company is 34 years old}. */
  private static boolean isSubject(Text text, int first) {
    return first > 1 && text.joins(first, ' ') && THINGS.contains(text.hash(first - 2));
  }

  private static boolean isOfMany(Text text, int first) {
    for (int i = first - 1; i >= Math.max(0, first - LABEL_WITHIN); i--) {
      if (!AGES.contains(text.hash(i))) {
        continue;
      }
      boolean street = text.hash(i) == ALTER && i + 2 == first && text.isCapital(i + 1);
      return street
          || i > 0 && OF_MANY.contains(text.hash(i - 1))
          || i + 1 < first
              && (OF_MANY.contains(text.hash(i + 1)) || RANGES.contains(text.hash(i + 1)));
    }
    return false;
  }
}
