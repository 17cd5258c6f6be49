package io.ledgerline.verifier.trust;

import io.ledgerline.ledger.trust.TimeStampRoots;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a time stamp over some bytes, from the answer to the root (RFC 3161, RFC 5816). */
final class StampCheck {
  private StampCheck() {}

  /** When the stamp says that it was made; nothing of it is checked. Null if it says nothing. */
  static @Nullable Instant unchecked(byte[] response) {
    try {
      TstInfo info = StampToken.parse(response).info();
      return info.time().plus(info.accuracy());
    } catch (MalformedDerException | BadStampException e) {
      return null;
    }
  }

  static StampResult check(
      List<StampAuthority> authorities, byte[] stamped, byte[] response, byte[] chain) {
    try {
      StampToken token = StampToken.parse(response);
      TstInfo info = token.info();
      if (!Arrays.equals(info.imprint(), info.digest().of(stamped))) {
        throw new BadStampException("it is over other bytes: the imprint is not this text's");
      }
      List<X509Certificate> known = new ArrayList<>(token.certificates());
      known.addAll(certificates(chain));
      X509Certificate signer = signer(token, known, authorities);
      if (signer == null) {
        return new StampResult.Untrusted("its signer's certificate is not at hand");
      }
      StampSignature.check(token, signer);
      StampChain.requirePurpose(signer);
      return result(authorities, info, signer, known);
    } catch (MalformedDerException | BadStampException e) {
      return new StampResult.Bad(String.valueOf(e.getMessage()));
    }
  }

  private static List<X509Certificate> certificates(byte[] pem) throws BadStampException {
    try {
      return TimeStampRoots.certificates(pem);
    } catch (IllegalArgumentException e) {
      throw new BadStampException("the certificates kept beside it can't be read");
    }
  }

  private static @Nullable X509Certificate signer(
      StampToken token, List<X509Certificate> known, List<StampAuthority> authorities)
      throws MalformedDerException, BadStampException {
    List<X509Certificate> all = new ArrayList<>(known);
    authorities.forEach(each -> all.addAll(each.roots().links()));
    for (X509Certificate each : all) {
      if (token.signer().names(each)) {
        return each;
      }
    }
    return null;
  }

  private static StampResult result(
      List<StampAuthority> authorities,
      TstInfo info,
      X509Certificate signer,
      List<X509Certificate> known) {
    String why = "its chain ends, at " + info.time() + ", in no root of the trust file";
    for (StampAuthority each : authorities) {
      if (StampChain.leadsTo(each.roots(), signer, known, info.time())) {
        if (each.policy() == null || info.policy().equals(each.policy())) {
          return new StampResult.Stamped(
              each.name(), info.time(), info.accuracy(), info.policy(), info.serial());
        }
        why = each.name() + " made it under policy " + info.policy() + ", not " + each.policy();
      }
    }
    return new StampResult.Untrusted(why);
  }
}
