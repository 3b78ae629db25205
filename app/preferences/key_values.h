// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/query_item.h"

#include <QHash>
#include <QObject>
#include <QUuid>

class QSettings;

namespace proxydeck {

class AccountList;
class Catalogue;
struct Endpoint;

/// What the operator has entered for each key and call, and the presets of each key: named values of one of its calls.
/// Another key never gets them. Contains no secret.
///
/// Stored in settings under the group "keys"; values are checked when read, since anyone can edit them.
class KeyValues : public QObject
{
    Q_OBJECT

public:
    struct Preset
    {
        QString name;
        QString endpoint; ///< Endpoint::id
        QueryItems values;

        friend bool operator==(const Preset &, const Preset &) = default;
    };
    static constexpr int mostPresets = 50; ///< of one key
    static constexpr int mostName = 60;
    static constexpr int mostFormat = 200; ///< characters of a format's id

    /// \a settings may be null: then nothing is stored. Else it must outlive this object.
    explicit KeyValues(QSettings *settings = nullptr, QObject *parent = nullptr);

    /// Versions before kept one set of values for each call, for all keys. Gives them to each key of \a accounts whose
    /// plan has the call, once: afterwards they are gone.
    void takeOver(const AccountList &accounts, const Catalogue &catalogue);

    QueryItems values(const QUuid &key, const QString &endpoint) const;
    void setValues(const QUuid &key, const QString &endpoint, const QueryItems &values);
    /// The call used last with the key; empty if none was.
    QString lastEndpoint(const QUuid &key) const;
    void setLastEndpoint(const QUuid &key, const QString &endpoint);

    /// In the order of the operator; the first nine have shortcuts.
    QList<Preset> presets(const QUuid &key) const;
    /// \a name as it would be stored: one line, short enough for a menu.
    static QString properName(const QString &name);
    /// Replaces the preset of that name, or adds one at the end. False, and nothing done, if the name is empty or there
    /// are too many.
    bool keepPreset(const QUuid &key, const Preset &preset);
    void removePreset(const QUuid &key, const QString &name);

    /// Whether the operator was asked how many channels were bought, and did not want to say.
    bool isChannelsDeclined(const QUuid &key) const;
    void setChannelsDeclined(const QUuid &key);

    /// Id of the format in which leases of the key are copied; empty: the one used last.
    QString format(const QUuid &key) const;
    void setFormat(const QUuid &key, const QString &id);

    /// After a key was deleted.
    void forget(const QUuid &key);

Q_SIGNALS:
    void presetsChanged(const QUuid &key);
    void formatChanged(const QUuid &key);

private:
    struct Entry
    {
        QHash<QString, QueryItems> values; ///< by endpoint
        QString lastEndpoint;
        QList<Preset> presets;
        bool channelsDeclined = false;
        QString format;
    };
    void read();
    void writeValues(const QString &group, const QueryItems &values);
    void writePresets(const QUuid &key);

    QSettings *m_settings;
    QHash<QUuid, Entry> m_entries;
};

} // namespace proxydeck
