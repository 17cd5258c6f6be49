package io.ledgerline.verifier.pack;

import java.util.regex.Pattern;

/**
 * An origin, {@code base/installation/stream/node}, taken apart.
 *
 * @param installation base and installation
 * @param stream the stream's name
 * @param node the node's name
 */
record OriginParts(String installation, String stream, String node) {
  /** What an adoption puts behind the node's name. */
  private static final Pattern ADOPTED = Pattern.compile("\\.[0-9a-f]{16}$");

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

  /** Whether the same node of the same installation signs both, one perhaps after an adoption. */
  boolean isOneNodeWith(OriginParts other) {
    return installation.equals(other.installation) && name(node).equals(name(other.node));
  }

  private static String name(String node) {
    return ADOPTED.matcher(node).replaceFirst("");
  }
}
