package io.ledgerline.inspection.token;

/**
 * How many strings of JSON places of a passage are inside of. Asked in order of the places it reads
 * the passage once.
 */
final class StringDepths {
  private final Passage passage;
  private JsonText text = JsonText.begin();
  private int at;

  StringDepths(Passage passage) {
    this.passage = passage;
    this.at = passage.start();
  }

  Passage passage() {
    return passage;
  }

  int at(int place) {
    if (place < at) {
      text = JsonText.begin();
      at = passage.start();
    }
    for (; at < place; at++) {
      text.next((char) (passage.utf8()[at] & 0xFF));
    }
    return text.depth();
  }
}
