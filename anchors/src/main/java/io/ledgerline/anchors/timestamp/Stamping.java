package io.ledgerline.anchors.timestamp;

import io.ledgerline.anchors.Anchor;
import io.ledgerline.anchors.AnchorException;
import io.ledgerline.anchors.ArchiveWriter;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * Has checkpoints stamped by one authority and keeps the answers with their chains. The text is
 * stamped, not its signature lines: one stamp covers every entry at or below that size.
 */
public final class Stamping implements Anchor {
  private static final int PEM_WIDTH = 64;

  private final StampClient client;
  private final ArchiveWriter archive;

  /** An anchor of that client's authority. */
  public Stamping(StampClient client, ArchiveWriter archive) {
    this.client = client;
    this.archive = archive;
  }

  @Override
  public String name() {
    return "timestamp-" + client.authority().name();
  }

  @Override
  public AnchorKind kind() {
    return AnchorKind.TIMESTAMP;
  }

  @Override
  public long anchored(String stream) throws IOException {
    return archive.newest(stream, AnchorKind.TIMESTAMP, name());
  }

  @Override
  public Anchored anchor(String stream, PublishedTree tree)
      throws AnchorException, LedgerException, IOException, InterruptedException {
    Optional<SignedNote> published = tree.read((note, proofs) -> note);
    if (published.isEmpty()) {
      return new Anchored(0, true);
    }
    SignedNote note = published.get();
    long size = Checkpoint.parse(note.text()).size();
    Stamp stamp = client.stamp(note.text().getBytes(StandardCharsets.UTF_8));
    keep(stream, size, note, stamp);
    archive.newest(stream, AnchorKind.TIMESTAMP, name(), size);
    return new Anchored(size, true);
  }

  /** The response last: where it is, what it needs is there too. */
  private void keep(String stream, long size, SignedNote note, Stamp stamp) throws IOException {
    String at = AnchorArchive.name(size);
    String own = at + '-' + client.authority().name();
    archive.write(
        stream, AnchorKind.TIMESTAMP, at + ".note", note.format().getBytes(StandardCharsets.UTF_8));
    if (!stamp.missing().isEmpty()) {
      archive.write(stream, AnchorKind.TIMESTAMP, own + ".pem", pem(stamp));
    }
    archive.write(stream, AnchorKind.TIMESTAMP, own + ".tsr", stamp.response());
  }

  private static byte[] pem(Stamp stamp) throws IOException {
    Base64.Encoder base64 = Base64.getMimeEncoder(PEM_WIDTH, new byte[] {'\n'});
    StringBuilder pem = new StringBuilder();
    for (X509Certificate each : stamp.missing()) {
      try {
        pem.append("-----BEGIN CERTIFICATE-----\n")
            .append(base64.encodeToString(each.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      } catch (CertificateEncodingException e) {
        throw new IOException("a certificate of a time stamp can't be encoded", e);
      }
    }
    return pem.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
