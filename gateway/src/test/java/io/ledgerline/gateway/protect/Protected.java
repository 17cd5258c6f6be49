package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.data.DataPlace;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.token.Hiding;
import io.ledgerline.inspection.token.IssuedTokens;
import io.ledgerline.inspection.token.TokenMint;
import io.ledgerline.messages.json.Splice;
import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What leaves of a request under a policy that puts tokens in the place of all it finds.
 *
 * @param sent the body that leaves
 * @param issued the tokens in it
 * @param scanned what was looked at
 */
record Protected(String sent, IssuedTokens issued, Set<String> scanned) {
  static Protected of(String body, Map<String, Object> spec) {
    Located located = LocatedRequest.locate(body.getBytes(UTF_8), Endpoint.MESSAGES);
    LocatedRequest request = ((Located.Ok) located).request();
    var rules = rules(spec);
    var place = new DataPlace("threadco", "w", null, List.of(), "up");
    var terms = DataTerms.of(rules, place, DetectorSet.NONE, DataMarks.NONE);
    var hiding = new Hiding(new TokenMint(Protected::hmac, ""));
    var scan =
        new Scan(
            "acme",
            new SeenData(Detectors.standard()),
            new SeenByModels(List.of(), _ -> true),
            terms,
            hiding);
    scan.all(RequestTexts.of(request), Attachments.NONE);
    byte[] sent = Splice.apply(request.body(), scan.edits());
    Located again = LocatedRequest.locate(sent, Endpoint.MESSAGES);
    if (!(again instanceof Located.Ok)) {
      throw new AssertionError("no longer a request: " + new String(sent, UTF_8));
    }
    return new Protected(new String(sent, UTF_8), hiding.issued(), scan.scanned());
  }

  /** The strictest that happens in a conversation that began under other rules. */
  static String strictest(String body, Map<String, Object> newest, Map<String, Object> began) {
    Located located = LocatedRequest.locate(body.getBytes(UTF_8), Endpoint.MESSAGES);
    var place = new DataPlace("threadco", "w", null, List.of(), "up");
    var terms =
        new DataTerms(
            rules(newest),
            rules(began),
            place,
            DetectorSet.NONE,
            DetectorSet.NONE,
            DataMarks.NONE,
            DataMarks.NONE);
    var hiding = new Hiding(new TokenMint(Protected::hmac, ""));
    var scan =
        new Scan(
            "acme",
            new SeenData(Detectors.standard()),
            new SeenByModels(List.of(), _ -> true),
            terms,
            hiding);
    scan.all(RequestTexts.of(((Located.Ok) located).request()), Attachments.NONE);
    var strictest = scan.tally().strictest();
    return strictest == null ? "none" : strictest.action().wireName();
  }

  private static DataRules rules(Map<String, Object> spec) {
    return new DataRules(List.of(DataPolicy.of("threadco", "all", new Spec(spec))));
  }

  static Protected of(String body) {
    return of(body, Map.of());
  }

  /** The token that stands for a value. */
  String token(String value) {
    return issued.all().stream()
        .filter(one -> new String(one.value(), UTF_8).equals(value))
        .map(one -> new String(one.token(), UTF_8))
        .findFirst()
        .orElseThrow(() -> new AssertionError(value + " is hidden by nothing in " + sent));
  }

  private static byte[] hmac(String domain, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("tenant".getBytes(UTF_8), "HmacSHA256"));
      mac.update(domain.getBytes(UTF_8));
      for (byte[] part : parts) {
        mac.update((byte) part.length);
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
