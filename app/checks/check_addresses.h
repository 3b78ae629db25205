// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_address.h"

#include <QList>
#include <QObject>

class QSettings;

namespace proxydeck {

/// The addresses that leases are checked against, as the operator has set them; the vendor's unless there are others.
///
/// Stored in settings under the group "checks"; values are checked when read, since anyone can edit them. The number of
/// an address stays the same while its URL does, so that recorded outcomes keep their meaning.
class CheckAddresses : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype most = 8;

    /// \a settings may be null: then nothing is stored. Else it must outlive this object.
    explicit CheckAddresses(QSettings *settings = nullptr, QObject *parent = nullptr);

    /// At least one.
    const QList<CheckAddress> &all() const { return m_addresses; }
    /// The numbers in \a addresses do not matter: a URL that is known keeps its number, a new one gets the next. More
    /// than `most` are cut off; an empty list means the vendor's address.
    void set(const QList<CheckAddress> &addresses);
    /// After the settings were changed by something else.
    void reload();

Q_SIGNALS:
    void changed();

private:
    QList<CheckAddress> read() const;
    void write() const;

    QSettings *m_settings;
    QList<CheckAddress> m_addresses;
    quint32 m_lastNumber = 0; ///< the largest ever given
};

} // namespace proxydeck
