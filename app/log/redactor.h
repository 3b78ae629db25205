// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QList>
#include <QReadWriteLock>
#include <QRegularExpression>
#include <QString>

namespace proxydeck {

/// Removes secrets from texts that are stored or passed on. All functions may be called from any thread.
///
/// There are two steps. First, the known secrets are found: in upper or lower case, escaped as in a URL, JSON or HTML,
/// in hexadecimal and in Base64. Second, text in the *form* of a secret is removed, whether known or not: the value of
/// `key=`, `pwd=` and similar, the user and password before an `@`, the text after `host:port:`, and long
/// random-looking tokens except UUIDs. The second step may remove too much, which is better than too little.
class Redactor
{
public:
    Redactor();

    /// Masks \a secret from now on. It stays known until the end of the run: a key deleted in this program still works
    /// at the vendor.
    void know(const Secret &secret);

    /// \a text on one line, without secrets, with the operator's home folder as `~` and control characters made
    /// visible. At most \a limit characters; the cut leaves no part of a secret.
    QString redacted(const QString &text, qsizetype limit = 2'000) const;

private:
    struct Known
    {
        Secret secret;
        QList<Secret> otherForms; ///< found in upper or lower case
        QList<Secret> base64;     ///< the part of its Base64 that does not depend on the bytes around it
    };
    struct Shape
    {
        /// every text that matches contains one of these characters: for most lines the expression need not run
        QString needs;
        QRegularExpression pattern;
        QString replacement;
    };

    void maskKnown(QString &text) const;
    void maskShapes(QString &text) const;

    mutable QReadWriteLock m_lock; ///< for m_known and m_longest
    QList<Known> m_known;          ///< longest first, because one can be part of another
    qsizetype m_longest = 0;       ///< characters of the longest secret
    QList<Shape> m_shapes;
    QStringList m_homes; ///< every text with the home folder contains one of these
    QRegularExpression m_home;
};

} // namespace proxydeck
