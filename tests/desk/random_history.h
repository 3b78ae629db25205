// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/scripted_store.h"
#include "desk/desk_run.h"

#include <QTemporaryDir>

#include <memory>
#include <random>

namespace proxydeck {

/// One history of what an operator, the network, the disk and the clock do to the program, drawn from a seed, and what
/// the VendorModel and the record say of it.
class RandomHistory
{
public:
    RandomHistory(VirtualTime &time, quint64 seed, const QString &folder);
    ~RandomHistory();

    /// \return what was wrong, each with its instant; empty: nothing.
    QStringList run();
    /// What was done, for whoever has to understand a failure.
    const QStringList &actions() const { return m_actions; }
    int pressed() const { return int(m_vendor.calls().size()); }

private:
    /// A key as the operator has entered it.
    struct Plan
    {
        QString key;
        Product product = Product::ShortLived;
        Mode mode = Mode::Channel;
        int channels = 1;
        int epoch = 0; ///< of key, product and mode

        bool operator==(const Plan &) const = default;
    };

    int between(int least, int most) { return std::uniform_int_distribution(least, most)(m_chance); }
    bool oneIn(int n) { return between(1, n) == 1; }
    void did(const QString &what);

    void begin();
    void restart();
    void followAccounts();
    void learnKey(const QString &key, int enteredIn);
    bool mayBeOf(const ModelCall &waiting, const ModelCall &earlier) const;
    VendorModel::Allowed allowedOf(const QString &bucket) const;
    QUuid anyAccount();

    void act();
    void press(int calls);
    void cancelOne();
    void cancelAll();
    void addKey();
    void editKey();
    void editChannels();
    void deleteKey();
    void setClock();
    void endQuietly();
    void checkCalls();
    void checkRecord();

    VirtualTime &m_time;
    const quint64 m_seed;
    std::mt19937_64 m_chance;     ///< of the operator
    std::mt19937_64 m_restChance; ///< of vendor and disk
    QTemporaryDir m_folder;
    ScriptedStore m_secrets;
    VendorModel m_vendor;
    ModelTransport::Weather m_weather;
    int m_slowestDiskMs = 0;
    std::unique_ptr<DeskRun> m_run;
    int m_runs = 0;
    int m_lastTag = 0;
    int m_lastKey = 0;
    int m_lastAccount = 0;
    int m_lastEpoch = 0;
    std::map<QUuid, Plan> m_plans;
    QHash<QString, int> m_enteredIn;   ///< run in which a key was entered last without being known in it
    QHash<QString, int> m_keysAtStart; ///< of this run, as in m_enteredIn
    QSet<QString> m_keysOfRun;         ///< those that an account has, or has had in this run
    QSet<QString> m_keysOfLastRun;
    QHash<CallId, int> m_tags; ///< of this run
    QStringList m_actions;
};

} // namespace proxydeck
