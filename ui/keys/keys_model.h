// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_changes.h"

#include <QAbstractItemModel>

#include <functional>
#include <optional>

namespace proxydeck {

class AccountBook;
class LiveCounts;

/// How a key is kept filled. Plain.
struct KeptNote
{
    QString word = {};     ///< "18/20"; empty: it is not
    QString sentence = {}; ///< the same for tool tips and screen readers
    bool isTrouble = false;
};

/// The keys as a tree of one level: first those in no group, then the groups with theirs. Order and groups are those of
/// the AccountBook; moves are written there. Never shows a secret.
class KeysModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QUuid of a key; null for a group
        IsGroupRole,
        PlanRole,    ///< "Short-lived · Channel ×20"
        LiveRole,    ///< how many leases are alive; of a group: of all its keys
        TroubleRole, ///< what is wrong with the secret, in a few words; empty: nothing
        NoteRole,    ///< what else is to be known of the secret; may be empty
        KeptRole,    ///< KeptNote::word
        KeptSentenceRole,
        KeptTroubleRole, ///< bool
        ColorRole,       ///< int of a KeyColor
    };

    KeysModel(AccountBook &accounts, const LiveCounts &counts, QObject *parent = nullptr);

    QModelIndex indexOf(const QUuid &key) const;
    QModelIndex groupIndex(const QString &group) const;
    /// From top to bottom, whether or not a group is folded.
    QList<QUuid> keys() const;
    QStringList groups() const;

    /// Moves a key or a group one place up (-1) or down (1). A key at the edge of a group leaves it. \return whether
    /// it can.
    bool moveBy(const QModelIndex &index, int step);
    /// \a group: the name of an existing group or of a new one; empty: none.
    void putIntoGroup(const QList<QUuid> &keys, const QString &group);
    void renameGroup(const QString &from, const QString &to);

    /// What keeps a key filled, if anything does.
    void setKept(std::function<KeptNote(const QUuid &key)> kept);
    /// It is another note now.
    void touchKept(const QUuid &key) { touch(key); }
    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// The new order could not be saved.
    void failed(const proxydeck::AccountChanges::Failure &failure);

private:
    /// A group, or a key that is in none.
    struct Node
    {
        QString group; ///< empty: a key
        QList<QUuid> keys;

        friend bool operator==(const Node &, const Node &) = default;
    };
    using Tree = QList<Node>;

    Tree build() const;
    void follow();
    void touch(const QUuid &key);
    void touchAll();
    void arrange(const Tree &tree);
    static void take(Tree &tree, const QList<QUuid> &keys);
    QVariant keyData(const QUuid &key, int role) const;
    QVariant groupData(const Node &group, int role) const;
    /// Null for a group.
    QUuid keyAt(const QModelIndex &index) const;
    bool isGroup(const QModelIndex &index) const;

    AccountBook &m_accounts;
    const LiveCounts &m_counts;
    Tree m_tree;
    std::function<KeptNote(const QUuid &)> m_kept;
};

} // namespace proxydeck
