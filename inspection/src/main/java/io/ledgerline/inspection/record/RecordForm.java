package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/** A format of records that begin with a sign. Immutable. */
interface RecordForm {
  /**
   * How its records begin: ASCII texts of at least three characters, all of which a token begins.
   */
  List<String> beginnings();

  /** The signs of which one stands right behind the first token of a beginning. */
  String behind();

  /**
   * Reads the record that may begin at an offset.
   *
   * @return where it ends; the offset itself for no record
   */
  int read(Text text, int offset, Sink sink);
}
