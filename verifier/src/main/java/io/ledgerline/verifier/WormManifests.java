package io.ledgerline.verifier;

import io.ledgerline.audit.Sha256;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tile.TileName;
import io.ledgerline.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares a stream's tiles and bundles with what the archive says was put in a WORM store. The
 * manifest lies beside the data, so agreement lifts no grade: that takes the store's own copy. A
 * rewrite that forgot the manifests shows here.
 */
final class WormManifests {
  private static final int MOST_FINDINGS = 16;
  private static final Pattern OBJECT =
      Pattern.compile(
          "\\{\"name\":\"([a-z0-9/.]{1,64})\",\"version_id\":\".{0,4096}\",\"sha256\":\"([0-9a-f]{64})\","
              + "\"bytes\":[0-9]{1,12}}(?:,|]})?");
  private static final Pattern HEAD =
      Pattern.compile("\\{\"v\":1,\"store\":\".*\",\"objects\":\\[(?:]})?");

  private final AnchorFiles anchors;
  private final AnchorArchive archive;
  private final String stream;
  private final StreamFiles files;
  private final Findings findings;
  private int found;

  WormManifests(
      AnchorFiles anchors,
      AnchorArchive archive,
      String stream,
      StreamFiles files,
      Findings findings) {
    this.anchors = anchors;
    this.archive = archive;
    this.stream = stream;
    this.files = files;
    this.findings = findings;
  }

  /** Compares every manifest's objects with what is here of them. */
  void compare(@Nullable StreamState state) {
    TreeSet<Long> sizes = new TreeSet<>();
    try {
      archive.eachSize(stream, AnchorKind.WORM, sizes::add);
      for (long size : sizes) {
        String name = AnchorArchive.name(size) + ".json";
        byte[] manifest = archive.read(stream, AnchorKind.WORM, name).orElse(new byte[0]);
        compare(anchors.file(AnchorKind.WORM, name), lines(manifest), state);
      }
    } catch (IOException e) {
      throw new UnreadableException(archive.folder(stream, AnchorKind.WORM), e);
    }
  }

  private static List<String> lines(byte[] manifest) {
    return new String(manifest, StandardCharsets.UTF_8).lines().toList();
  }

  private void compare(String file, List<String> lines, @Nullable StreamState state) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher object = OBJECT.matcher(lines.get(i));
      if (i == 0 ? !HEAD.matcher(lines.get(0)).matches() : !object.matches()) {
        tell(Finding.Kind.EDITED, file, -1, "line " + (i + 1) + " is none of a manifest");
        return;
      }
      if (i > 0 && state != null) {
        compare(file, object.group(1), object.group(2), state);
      }
    }
    if (lines.isEmpty()) {
      tell(Finding.Kind.EDITED, file, -1, "it is empty");
    }
  }

  private void compare(String file, String name, String sha256, StreamState state) {
    TileName tile = TileName.parse(name);
    byte[] bytes = tile == null ? null : here(tile, state);
    if (tile != null && bytes != null && !sha256.equals(sha256(bytes))) {
      long first = tile.level() == TileName.ENTRIES ? tile.number() * TilePath.WIDTH : -1;
      String what = "the copy in the WORM store has SHA-256 " + sha256 + " under " + name;
      tell(Finding.Kind.FORKED, file, first, what + ", and other bytes are here");
    }
  }

  /** The bytes of that name as they were; null if they are not there (any more). */
  private byte @Nullable [] here(TileName tile, StreamState state) {
    int there = tile.widthAt(state.size());
    byte[] wider = there < tile.width() ? null : files.read(tile.withWidth(there).path());
    try {
      return wider == null ? files.read(tile.path()) : tile.beginning(wider);
    } catch (IOException e) {
      return null; // cut off, as the check of the bundle says
    }
  }

  private void tell(Finding.Kind kind, String file, long index, String what) {
    if (found++ < MOST_FINDINGS) {
      findings.addIn(kind, file, -1, index, what);
    }
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }
}
