// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QList>
#include <QReadWriteLock>
#include <QRegularExpression>
#include <QString>

namespace proxydeck {

/// Takes secrets out of texts that are to be kept or handed on. All functions may be called from any thread.
///
/// Two nets, one behind the other. The secrets in use are known and found in any case of letters, escaped as in a URL,
/// JSON or HTML, in hexadecimal and in Base64. And what has the *shape* of a secret goes, known or not: the value of
/// `key=`, `pwd=` and their like, the user and password before an `@`, what follows `host:port:`, long random-looking
/// tokens other than UUIDs. The second net takes more than it must: a line that tells less is better than one that
/// tells all.
class Redactor
{
public:
    Redactor();

    /// From now on masked. Never forgotten again: a key that the operator deletes here still opens the vendor's door.
    void know(const Secret &secret);

    /// \a text on one line, without the secrets, the operator's home folder as `~`, control characters made visible,
    /// and at most \a limit characters, of which none belongs to a secret cut in two.
    QString redacted(const QString &text, qsizetype limit = 2'000) const;

private:
    struct Known
    {
        Secret secret;
        QList<Secret> otherForms; ///< in any case of letters
        QList<Secret> base64;     ///< what of its Base64 does not depend on the bytes around it
    };
    struct Shape
    {
        QString needs; ///< one of these characters is in each text of this shape: most lines need no expression at all
        QRegularExpression pattern;
        QString replacement;
    };

    void maskKnown(QString &text) const;
    void maskShapes(QString &text) const;

    mutable QReadWriteLock m_lock; ///< for m_known and m_longest
    QList<Known> m_known;          ///< longest first: one can be part of another
    qsizetype m_longest = 0;       ///< characters of the longest secret
    QList<Shape> m_shapes;
    QStringList m_homes; ///< one of these is in each text with the home folder
    QRegularExpression m_home;
};

} // namespace proxydeck
