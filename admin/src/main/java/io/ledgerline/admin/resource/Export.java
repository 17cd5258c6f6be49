package io.ledgerline.admin.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.admin.http.Answer;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.profile.CallLine;
import io.ledgerline.records.profile.Profile;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.PageRequest;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** JSON lines of everything that matches, read page by page, so that memory stays small. */
final class Export {
  private final AuditQueries audit;
  private final ReadScope scope;
  private final AuditFilter filter;

  Export(AuditQueries audit, ReadScope scope, AuditFilter filter) {
    this.audit = audit;
    this.scope = scope;
    this.filter = filter;
  }

  void send(Profile profile, Answer.Pieces pieces) throws Exception {
    Keyset after = null;
    do {
      var request = new PageRequest(after, PageRequest.MOST, true);
      var lines = new ByteArrayOutputStream();
      after = profile == Profile.ENTRIES ? entries(request, lines) : calls(profile, request, lines);
      if (lines.size() > 0) {
        pieces.send(lines.toByteArray());
      }
    } while (after != null && pieces.open());
  }

  private @Nullable Keyset entries(PageRequest request, ByteArrayOutputStream lines)
      throws Exception {
    var page = audit.entries(scope, filter, request);
    for (var row : page.items()) {
      lines.write(row.bytes());
      lines.write('\n');
    }
    return page.next();
  }

  private @Nullable Keyset calls(Profile profile, PageRequest request, ByteArrayOutputStream lines)
      throws Exception {
    var page = audit.calls(scope, filter, request);
    for (var call : page.items()) {
      lines.write(CallLine.of(profile, call).toString().getBytes(UTF_8));
      lines.write('\n');
    }
    return page.next();
  }
}
