package io.ledgerline.verifier.pack;

/**
 * An origin, {@code base/installation/stream/node}, taken apart.
 *
 * @param installation base and installation
 * @param stream the stream's name
 * @param node the node's name
 */
record OriginParts(String installation, String stream, String node) {
  static OriginParts of(String origin) {
    int last = origin.lastIndexOf('/');
    int before = last < 0 ? -1 : origin.lastIndexOf('/', last - 1);
    return before < 0
        ? new OriginParts(origin, "", "")
        : new OriginParts(
            origin.substring(0, before),
            origin.substring(before + 1, last),
            origin.substring(last + 1));
  }

  /** Whether the same node of the same installation signs both. */
  boolean isOneNodeWith(OriginParts other) {
    return installation.equals(other.installation) && node.equals(other.node);
  }
}
