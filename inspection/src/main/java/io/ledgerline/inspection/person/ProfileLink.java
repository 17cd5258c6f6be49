package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Links to somebody's page at a service: {@code github.com/jdoe}, {@code linkedin.com/in/jane-doe},
 * {@code reddit.com/u/jdoe}. A path below the name is a project's more often than a person's, and
 * the first words of paths that the services themselves use are nobody.
 */
final class ProfileLink {
  private static final String HOST_END = ".com/";

  /** Services that name people behind a prefix only. */
  private static final Set<Long> PREFIXED = Fold.hashes("linkedin reddit tiktok medium youtube");

  private static final long LINKEDIN = Fold.hash("linkedin");
  private static final long REDDIT = Fold.hash("reddit");
  private static final long GITHUB = Fold.hash("github");

  /** Pages of the services. */
  private static final Set<Long> PAGES =
      Fold.hashes(
          "about repos features pricing explore topics trending settings notifications marketplace"
              + " sponsors orgs organizations collections events apps enterprise security customer"
              + " stories readme share sharer intent hashtag search home privacy terms tos help"
              + " support blog developer developers docs legal jobs careers company school groups"
              + " group pages watch reel reels stories p tv directory accounts login signup join"
              + " register dialog plugins tr embed download downloads products business ads press"
              + " brand contact status discussions issues pulls gist raw assets static images");

  private ProfileLink() {}

  /** Whether the host of a service begins here; adds the name behind it. */
  static boolean at(Text text, int token, Sink sink) {
    int host = text.end(token);
    if (!text.startsWith(host, HOST_END)) {
      return false;
    }
    int page = host + HOST_END.length();
    int start = behindPrefix(text, token, page);
    boolean person = start > page;
    int end = UserNames.end(text, start);
    if (ends(text, end)
        && (person || !isPage(text, token + 2) && !PREFIXED.contains(text.hash(token)))
        && UserNames.isPersons(text, start, end)) {
      sink.add(UserNameRule.USERNAME, start, end, UserNameRule.SURE);
    }
    return true;
  }

  /** Behind what a service writes before the names of people. */
  private static int behindPrefix(Text text, int token, int page) {
    long host = text.hash(token);
    if (text.at(page) == '@') {
      return page + 1;
    }
    if (host == LINKEDIN && text.startsWith(page, "in/")) {
      return page + "in/".length();
    }
    if (host == GITHUB && text.startsWith(page, "users/")) {
      return page + "users/".length();
    }
    boolean reddit = host == REDDIT;
    return reddit && text.startsWith(page, "u/")
        ? page + "u/".length()
        : reddit && text.startsWith(page, "user/") ? page + "user/".length() : page;
  }

  private static boolean isPage(Text text, int name) {
    return !text.has(name)
        || PAGES.contains(text.hash(name))
        || text.is(name, WordClass.KNOWN_COMPANY)
        || (text.gap(name) & ByteClass.SLASH) == 0;
  }

  private static boolean ends(Text text, int end) {
    int b = text.at(end);
    int next = text.at(end + 1);
    return b == '/' ? isEnd(next) : isEnd(b);
  }

  private static boolean isEnd(int b) {
    return b <= ' ' || "\"'`<>)],;.!?".indexOf(b) >= 0;
  }
}
