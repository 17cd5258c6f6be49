package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/**
 * What stands between house number and postcode, or behind the city, in one country or another:
 * {@code 3. Stock}, {@code 1. OG links}, {@code 2. tv.}, {@code et. 3}, {@code RT 03/RW 05}, {@code
 * João Pessoa/PB}, {@code Milano (MI)}. Words that mean something else anywhere but in an address.
 */
final class AddressParts {
  /** Floors, stairs, doors, sides; a number stands before or behind most of them. */
  private static final Set<Long> WORDS =
      Fold.hashes(
          "og eg dg ug stock stockwerk etage etg obergeschoss erdgeschoss dachgeschoss links rechts"
              + " mitte vorderhaus seitenflügel stiege tür top tv th mf sal kl st et ет ап вх бл int"
              + " scala rt rw kel kec kelurahan kecamatan esq esquerdo dto direito fte frente fundos"
              + " bloco casa lote quadra qd lt andar conj ap apê etaj em emelet ajtó ép lph fszt blok"
              + " kapı no daire kat patro poschodí p poschodie vchod piętro m lok lokal mieszkanie os"
              + " būt dz butas korter krt as asunto rappu bte boîte bt bât bâtiment étage esc"
              + " escalier appt porte lgh tr uppgång h kerros stan kbr ulaz sprat oddeľ col colonia"
              + " barrio urb mz mza dpto depto depa torre manzana barangay brgy purok sitio blk block"
              + " lot phase sector кв эт этаж под подъезд корп стр оф лит стан поверх під буд к");

  private AddressParts() {}

  /** Whether a token is such a word. */
  static boolean is(Text text, int token) {
    return text.has(token) && text.length(token) <= 24 && WORDS.contains(text.hash(token));
  }

  /** Whether a number and a dot before such a word, {@code 3. Stock}, go on to it. */
  static boolean isCounted(Text text, int token) {
    return text.isDigits(token - 1)
        && text.length(token - 1) <= 2
        && text.startsWith(text.end(token - 1), ".")
        && text.gapLength(token) <= 2
        && is(text, token);
  }

  /**
   * Whether a token is the sign of a province behind its city: two or three capitals behind a
   * slash, a dash or a bracket, or a larger town behind a slash.
   */
  static boolean isProvince(Text text, int token) {
    if (!text.isCapital(token) || (text.shape(token) & ByteClass.DIGIT) != 0) {
      return false;
    }
    int before = text.at(text.start(token) - 1);
    int size = text.gapLength(token);
    boolean code = text.isAllCapitals(token) && text.length(token) <= 3;
    boolean slash = before == '/' && size == 1;
    boolean bracket = before == '(' && size == 2 && text.at(text.end(token)) == ')';
    boolean dash = size == 3 && text.at(text.start(token) - 2) == '-' || size == 1 && before == '-';
    return slash || code && (bracket || dash);
  }
}
