package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import java.util.List;

/**
 * A vendor's secret: a fixed beginning, then parts of known alphabets and lengths.
 *
 * @param prefix at least three characters
 * @param parts what follows, with the fixed text between
 */
record VendorForm(Kind kind, String prefix, List<Part> parts) {
  /** A run of characters, and the fixed text behind it (empty for none). */
  record Part(Alphabet alphabet, int least, int most, String then) {}

  static VendorForm of(String type, String prefix, Part... parts) {
    return new VendorForm(Kind.of(type, Rank.SECRET, Category.SECRETS), prefix, List.of(parts));
  }

  static Part part(Alphabet alphabet, int least, int most) {
    return new Part(alphabet, least, most, "");
  }

  static Part part(Alphabet alphabet, int exactly, String then) {
    return new Part(alphabet, exactly, exactly, then);
  }
}
