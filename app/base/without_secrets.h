// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QList>
#include <QString>

namespace proxydeck {

/// What stands for a secret on the screen: `••••••••`, whatever its length.
QString secretMask();

/// \a text with every occurrence of \a secrets replaced by secretMask(): in any case of letters, plain or escaped as in
/// a URL (once or several times), in JSON or in HTML. Replies can echo what was sent.
QString withoutSecrets(QString text, const QList<Secret> &secrets);

/// The beginning of \a text, at most \a limit characters, without the secrets, not even one cut in two at the end.
QString excerptWithoutSecrets(const QString &text, qsizetype limit, const QList<Secret> &secrets);

} // namespace proxydeck
