package io.ledgerline.verifier.trust;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who signed, and how (RFC 5652 §5.3).
 *
 * @param sid names the signer's certificate
 * @param digest the algorithm over content and attributes
 * @param signedAttributes the attributes by type, each with its one value
 * @param signed the attributes' bytes as they were signed
 * @param algorithm the signature's {@code AlgorithmIdentifier}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignerInfo(
    DerValue sid,
    Digest digest,
    DerValue digestIdentifier,
    Map<String, DerValue> signedAttributes,
    byte[] signed,
    DerValue algorithm,
    byte[] signature) {
  private static final int MOST_ATTRIBUTES = 32;
  private static final String SUBJECT_KEY_ID = "2.5.29.14";

  static SignerInfo parse(DerReader info) throws MalformedDerException, BadStampException {
    var version = info.next(DerReader.INTEGER);
    DerValue sid =
        info.isNext(DerReader.contextPrimitive(0)) ? info.next() : info.next(DerReader.SEQUENCE);
    DerValue digestIdentifier = info.next(DerReader.SEQUENCE);
    if (!info.isNext(DerReader.context(0))) {
      throw new BadStampException("no signed attributes (expected: content type, digest, signer)");
    }
    DerValue attributes = info.next();
    byte[] signed = attributes.encoded();
    signed[0] = (byte) DerReader.SET; // RFC 5652 §5.4: signed as the SET that they are
    DerValue algorithm = info.next(DerReader.SEQUENCE);
    byte[] signature = info.next(DerReader.OCTETS).content();
    if (info.isNext(DerReader.context(1))) {
      var unsigned = info.next();
    }
    info.requireEnd();
    return new SignerInfo(
        sid,
        Digest.read(digestIdentifier),
        digestIdentifier,
        attributes(attributes.inside()),
        signed,
        algorithm,
        signature);
  }

  private static Map<String, DerValue> attributes(DerReader all)
      throws MalformedDerException, BadStampException {
    Map<String, DerValue> byType = new HashMap<>();
    while (all.hasMore()) {
      DerReader attribute = all.next(DerReader.SEQUENCE).inside();
      String type = attribute.next(DerReader.OID).oid();
      DerReader values = attribute.next(DerReader.SET).inside();
      DerValue value = values.next();
      values.requireEnd();
      attribute.requireEnd();
      if (byType.size() == MOST_ATTRIBUTES || byType.put(type, value) != null) {
        throw new BadStampException(
            "signed attribute " + type + " (expected: each once, 32 at most)");
      }
    }
    return byType;
  }

  /** The value of an attribute, null if it is not there. */
  @Nullable DerValue attribute(String type) {
    return signedAttributes.get(type);
  }

  /** Whether the certificate is the one that is named. */
  boolean names(X509Certificate certificate) throws MalformedDerException, BadStampException {
    if (sid.tag() == DerReader.contextPrimitive(0)) {
      byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_ID);
      return extension != null && Arrays.equals(keyId(extension), sid.content());
    }
    DerReader inside = sid.inside();
    DerValue issuer = inside.next(DerReader.SEQUENCE);
    BigInteger serial = inside.next(DerReader.INTEGER).integer();
    inside.requireEnd();
    return certificate.getSerialNumber().equals(serial)
        && certificate.getIssuerX500Principal().equals(principal(issuer));
  }

  private static byte[] keyId(byte[] extension) throws MalformedDerException {
    byte[] octets = DerReader.of(extension).next(DerReader.OCTETS).content();
    return DerReader.of(octets).next(DerReader.OCTETS).content();
  }

  static X500Principal principal(DerValue name) throws BadStampException {
    try {
      return new X500Principal(name.encoded());
    } catch (IllegalArgumentException e) {
      throw new BadStampException("the signer's issuer is no name");
    }
  }
}
