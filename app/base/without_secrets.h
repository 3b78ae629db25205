// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QList>
#include <QString>

namespace proxydeck {

/// The text shown instead of a secret: `••••••••`, independent of its length.
QString secretMask();

/// Returns \a text with every occurrence of \a secrets replaced by secretMask(): ignoring case, plain, or escaped as in
/// a URL (once or several times), in JSON or in HTML. Needed because replies can repeat what was sent.
QString withoutSecrets(QString text, const QList<Secret> &secrets);

/// Returns \a text with what a link holds as secrets replaced by secretMask(), whatever they are: the values of `key`,
/// `pwd` and the like, and the login before the host. For a text of the operator's, into which a link may have been
/// pasted before anything knows its secrets.
QString withoutLinkSecrets(QString text);

/// The first \a limit characters (at most) of \a text without the secrets. A secret that would be cut off at the end is
/// removed too.
QString excerptWithoutSecrets(const QString &text, qsizetype limit, const QList<Secret> &secrets);

} // namespace proxydeck
