// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QDebug;
class QDataStream;
class QVariant;

namespace proxydeck {

/// A text that must not be shown or logged by accident: a key, its API password, a proxy password.
///
/// It has no implicit conversions, no `QDebug` output and no `QDataStream` output. reveal() is the only access, so a
/// search for that name finds every place where a secret is used.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) noexcept = default;
    ~Secret();

    bool isEmpty() const { return m_text.isEmpty(); }
    /// The text itself. Only for the request being sent and for text that the operator asked to copy.
    const QString &reveal() const { return m_text; }

    friend bool operator==(const Secret &, const Secret &) = default;

    friend QDebug operator<<(QDebug, const Secret &) = delete;
    friend QDataStream &operator<<(QDataStream &, const Secret &) = delete;

private:
    QString m_text;
};

} // namespace proxydeck
