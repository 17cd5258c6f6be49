package io.ledgerline.verifier.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;

/**
 * What ties a stamp to its signer's certificate: signed attributes and signature (RFC 5652 §5.4,
 * §11; RFC 5035; RFC 6211; RFC 8419). Every algorithm that is named twice must be the same.
 */
final class StampSignature {
  private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  private static final String ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52";
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final String MGF1 = "1.2.840.113549.1.1.8";
  private static final String ED25519 = "1.3.101.112";
  private static final int LEAST_RSA_BITS = 2048;

  private record Fixed(Digest digest, String family) {}

  /** Signature algorithms that say their digest themselves. */
  private static final Map<String, Fixed> FIXED =
      Map.of(
          "1.2.840.113549.1.1.11", new Fixed(Digest.SHA_256, "RSA"),
          "1.2.840.113549.1.1.12", new Fixed(Digest.SHA_384, "RSA"),
          "1.2.840.113549.1.1.13", new Fixed(Digest.SHA_512, "RSA"),
          "1.2.840.10045.4.3.2", new Fixed(Digest.SHA_256, "ECDSA"),
          "1.2.840.10045.4.3.3", new Fixed(Digest.SHA_384, "ECDSA"),
          "1.2.840.10045.4.3.4", new Fixed(Digest.SHA_512, "ECDSA"));

  private final StampToken token;
  private final SignerInfo signer;
  private final X509Certificate certificate;

  private StampSignature(StampToken token, X509Certificate certificate) {
    this.token = token;
    this.signer = token.signer();
    this.certificate = certificate;
  }

  static void check(StampToken token, X509Certificate certificate)
      throws MalformedDerException, BadStampException {
    StampSignature check = new StampSignature(token, certificate);
    check.contentType();
    check.messageDigest();
    check.algorithmProtection();
    SigningCertificate.check(token.signer(), certificate);
    check.signature();
  }

  private void contentType() throws MalformedDerException, BadStampException {
    DerValue type = signer.attribute(CONTENT_TYPE);
    if (type == null || type.tag() != DerReader.OID || !type.oid().equals(StampToken.TST_INFO)) {
      throw new BadStampException("its signed content type is not that of a time stamp");
    }
  }

  private void messageDigest() throws BadStampException {
    DerValue digest = signer.attribute(MESSAGE_DIGEST);
    if (digest == null
        || digest.tag() != DerReader.OCTETS
        || !Arrays.equals(digest.content(), signer.digest().of(token.content()))) {
      throw new BadStampException("its signed digest is not that of what it says");
    }
  }

  private void algorithmProtection() throws MalformedDerException, BadStampException {
    DerValue said = signer.attribute(ALGORITHM_PROTECTION);
    if (said == null) {
      return;
    }
    DerReader inside = said.inside();
    byte[] digest = inside.next(DerReader.SEQUENCE).encoded();
    byte[] signature = inside.next(DerReader.context(1)).encoded();
    inside.requireEnd();
    signature[0] = (byte) DerReader.SEQUENCE;
    if (!Arrays.equals(digest, signer.digestIdentifier().encoded())
        || !Arrays.equals(signature, signer.algorithm().encoded())) {
      throw new BadStampException("its algorithms are not those that were signed");
    }
  }

  private void signature() throws MalformedDerException, BadStampException {
    PublicKey key = certificate.getPublicKey();
    if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new BadStampException(
          "RSA key of " + rsa.getModulus().bitLength() + " bits (expected: 2048 or more)");
    }
    boolean good;
    try {
      Signature signature = verifier();
      signature.initVerify(key);
      signature.update(signer.signed());
      good = signature.verify(signer.signature());
    } catch (GeneralSecurityException | RuntimeException e) { // as the JDK's providers like it
      good = false;
    }
    if (!good) {
      throw new BadStampException("its signature is not by the key of the certificate it names");
    }
  }

  private Signature verifier()
      throws MalformedDerException, BadStampException, GeneralSecurityException {
    DerReader inside = signer.algorithm().inside();
    String oid = inside.next(DerReader.OID).oid();
    Digest digest = signer.digest();
    Fixed fixed = FIXED.get(oid);
    if (fixed != null) {
      requireSame(fixed.digest());
      return Signature.getInstance(digest.inSignatures() + "with" + fixed.family());
    }
    return switch (oid) {
      case RSA -> Signature.getInstance(digest.inSignatures() + "withRSA");
      case RSA_PSS -> pss(inside.next(DerReader.SEQUENCE).inside());
      case ED25519 -> {
        requireSame(Digest.SHA_512); // RFC 8419 §3.1
        yield Signature.getInstance("Ed25519");
      }
      default -> throw new BadStampException("signature algorithm " + oid + ", which is not known");
    };
  }

  private void requireSame(Digest inSignature) throws BadStampException {
    if (inSignature != signer.digest()) {
      throw new BadStampException(
          "its digest is "
              + signer.digest().jcaName()
              + " and its signature's "
              + inSignature.jcaName());
    }
  }

  /** RSASSA-PSS (RFC 4055 §3.1), with one digest throughout. */
  private Signature pss(DerReader parameters)
      throws MalformedDerException, BadStampException, GeneralSecurityException {
    requireSame(Digest.read(explicit(parameters, 0, DerReader.SEQUENCE)));
    DerReader mask = explicit(parameters, 1, DerReader.SEQUENCE).inside();
    if (!mask.next(DerReader.OID).oid().equals(MGF1)) {
      throw new BadStampException("mask of RSASSA-PSS (expected: MGF1)");
    }
    requireSame(Digest.read(mask.next(DerReader.SEQUENCE)));
    BigInteger salt = explicit(parameters, 2, DerReader.INTEGER).integer();
    if (salt.signum() < 0 || salt.bitLength() > 10) {
      throw new BadStampException("salt of RSASSA-PSS: " + salt + " bytes (expected: 0 to 1023)");
    }
    if (parameters.hasMore()
        && !explicit(parameters, 3, DerReader.INTEGER).integer().equals(BigInteger.ONE)) {
      throw new BadStampException("trailer of RSASSA-PSS (expected: 1)");
    }
    parameters.requireEnd();
    String digest = signer.digest().jcaName();
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(
            digest, "MGF1", new MGF1ParameterSpec(digest), salt.intValueExact(), 1));
    return signature;
  }

  /** The value in an explicit tag. The defaults, where a tag is left out, are SHA-1's. */
  private static DerValue explicit(DerReader parameters, int number, int tag)
      throws MalformedDerException {
    DerReader inside = parameters.next(DerReader.context(number)).inside();
    DerValue value = inside.next(tag);
    inside.requireEnd();
    return value;
  }
}
