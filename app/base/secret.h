// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QDebug;
class QDataStream;
class QVariant;

namespace proxydeck {

/// A text that must never be seen by accident: a key, its API password, a proxy password.
///
/// It converts to nothing, has no `QDebug` form and no `QDataStream` form; reveal() is the one way in, so that
/// every place where a secret leaves can be found by searching for that word.
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
