package io.ledgerline.verifier.drill;

import io.ledgerline.verifier.Finding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verification must say about a manipulation.
 *
 * @param kinds the kinds of finding of which one must be there
 * @param stream the stream it must name, null where the folder as a whole is meant
 * @param file the end of the file it must name, null where any will do
 * @param index the entry it must name, -1 where none can be told
 */
record Expected(
    Set<Finding.Kind> kinds, @Nullable String stream, @Nullable String file, long index) {
  private static final Set<Finding.Kind> OF_ANCHORS =
      Set.of(Finding.Kind.FORKED, Finding.Kind.ROLLED_BACK);

  Expected {
    kinds = Set.copyOf(kinds);
  }

  /** A finding of that kind in that file of the stream, about that entry. */
  static Expected at(Finding.Kind kind, String stream, String file, long index) {
    return new Expected(Set.of(kind), stream, file, index);
  }

  /** A finding of that kind somewhere in the stream. */
  static Expected in(Finding.Kind kind, String stream) {
    return new Expected(Set.of(kind), stream, null, -1);
  }

  /** A finding of that kind in that file of the stream. */
  static Expected inFile(Finding.Kind kind, String stream, String file) {
    return new Expected(Set.of(kind), stream, file, -1);
  }

  boolean isMetBy(Finding finding) {
    return isOfTheStream(finding) || isOfItsAnchors(finding);
  }

  /** Whoever has anchors is told by them what others are told by the last-signed store. */
  private boolean isOfItsAnchors(Finding finding) {
    return OF_ANCHORS.contains(finding.kind())
        && stream != null
        && finding.file().startsWith("anchors/" + stream + '/');
  }

  private boolean isOfTheStream(Finding finding) {
    return kinds.contains(finding.kind())
        && (stream == null || stream.equals(finding.stream()) || named(finding, stream))
        && (file == null || finding.file().endsWith(file))
        && (index < 0 || index == finding.index());
  }

  /** A stream that is gone has no finding of its own: the folder's names it. */
  private static boolean named(Finding finding, String stream) {
    return finding.stream() == null && finding.sentence().contains(stream);
  }
}
