// SPDX-License-Identifier: MIT
#include "ui/keys/keys_model.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "ui/keys/key_texts.h"
#include "ui/keys/live_counts.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <numeric>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mimeType = "application/x-proxydeck-keys"_L1;

QList<QUuid> keysIn(const QMimeData &data)
{
    QList<QUuid> keys;
    for (const QByteArray &id : data.data(mimeType).split(' '))
        keys.append(QUuid::fromString(QLatin1StringView(id)));
    return keys;
}

} // namespace

KeysModel::KeysModel(AccountBook &accounts, const LiveCounts &counts, QObject *parent)
    : QAbstractItemModel(parent)
    , m_accounts(accounts)
    , m_counts(counts)
    , m_tree(build())
{
    for (const auto signal : {&AccountBook::rowsInserted, &AccountBook::rowsRemoved})
        connect(&m_accounts, signal, this, &KeysModel::follow);
    connect(&m_accounts, &AccountBook::layoutChanged, this, &KeysModel::follow);
    connect(&m_accounts, &AccountBook::modelReset, this, &KeysModel::follow);
    connect(&m_accounts, &AccountBook::accountChanged, this, [this](const QUuid &key) {
        follow(); // its group
        touch(key);
    });
    connect(&m_accounts, &AccountBook::secretStateChanged, this, &KeysModel::touch);
    connect(&m_counts, &LiveCounts::changed, this, &KeysModel::touchAll);
}

KeysModel::Tree KeysModel::build() const
{
    Tree tree;
    Tree groups;
    for (int row = 0; row < m_accounts.size(); ++row) {
        const Account &account = m_accounts.at(row);
        if (account.group.isEmpty()) {
            tree.append({{}, {account.id}});
            continue;
        }
        const auto known = std::ranges::find(groups, account.group, &Node::group);
        if (known == groups.end())
            groups.append({account.group, {account.id}});
        else
            known->keys.append(account.id);
    }
    return tree + groups;
}

void KeysModel::follow()
{
    const Tree now = build();
    if (now == m_tree)
        return;
    // A reset, since keys move between groups: the view finds what was selected by its id. There are few of them.
    beginResetModel();
    m_tree = now;
    endResetModel();
}

void KeysModel::touch(const QUuid &key)
{
    const QModelIndex changed = indexOf(key);
    if (changed.isValid())
        Q_EMIT dataChanged(changed, changed);
}

void KeysModel::touchAll()
{
    if (m_tree.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(int(m_tree.size()) - 1, 0));
    for (int row = 0; row < m_tree.size(); ++row) {
        if (const QModelIndex group = index(row, 0); isGroup(group))
            Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group));
    }
}

void KeysModel::setKept(std::function<KeptNote(const QUuid &)> kept)
{
    m_kept = std::move(kept);
    touchAll();
}

void KeysModel::retranslate() { touchAll(); }

QModelIndex KeysModel::indexOf(const QUuid &key) const
{
    for (int row = 0; row < m_tree.size(); ++row) {
        const qsizetype place = m_tree.at(row).keys.indexOf(key);
        if (place >= 0)
            return m_tree.at(row).group.isEmpty() ? index(row, 0) : index(int(place), 0, index(row, 0));
    }
    return {};
}

QModelIndex KeysModel::groupIndex(const QString &group) const
{
    const auto found = std::ranges::find(m_tree, group, &Node::group);
    return group.isEmpty() || found == m_tree.end() ? QModelIndex() : index(int(found - m_tree.begin()), 0);
}

QList<QUuid> KeysModel::keys() const
{
    QList<QUuid> all;
    for (const Node &node : m_tree)
        all += node.keys;
    return all;
}

QStringList KeysModel::groups() const
{
    QStringList names;
    for (const Node &node : m_tree) {
        if (!node.group.isEmpty())
            names.append(node.group);
    }
    return names;
}

QUuid KeysModel::keyAt(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(index))
        return {};
    return index.internalId() ? m_tree.at(qsizetype(index.internalId()) - 1).keys.at(index.row())
                              : m_tree.at(index.row()).keys.first();
}

bool KeysModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && !index.internalId() && !m_tree.at(index.row()).group.isEmpty();
}

void KeysModel::arrange(const Tree &tree)
{
    QList<AccountPlace> places;
    for (const Node &node : tree) {
        for (const QUuid &key : node.keys)
            places.append({key, node.group});
    }
    m_accounts.arrange(places, [this, self = QPointer(this)](const Expected<void, AccountBook::Failure> &done) {
        if (self && !done)
            Q_EMIT failed(done.error());
    });
}

void KeysModel::take(Tree &tree, const QList<QUuid> &keys)
{
    for (Node &node : tree)
        node.keys.removeIf([&](const QUuid &key) { return keys.contains(key); });
    tree.removeIf([](const Node &node) { return node.keys.isEmpty(); });
}

bool KeysModel::moveBy(const QModelIndex &index, int step)
{
    if (!index.isValid())
        return false;
    Tree tree = m_tree;
    const bool inGroup = index.internalId() != 0;
    const int top = inGroup ? int(index.internalId()) - 1 : index.row();
    const int next = top + step;
    const bool hasNext = next >= 0 && next < tree.size();
    const QUuid key = keyAt(index);
    if (inGroup) {
        QList<QUuid> &siblings = tree[top].keys;
        if (const int place = index.row() + step; place >= 0 && place < siblings.size()) {
            siblings.swapItemsAt(index.row(), place);
        } else if (hasNext && !tree.at(next).group.isEmpty()) {
            tree[next].keys.insert(step < 0 ? tree.at(next).keys.size() : 0, key);
            siblings.removeAt(index.row());
        } else if (step < 0) { // out of the first group
            siblings.removeAt(index.row());
            tree.insert(top, {{}, {key}});
        } else {
            return false;
        }
    } else if (!hasNext) {
        return false;
    } else if (tree.at(top).group.isEmpty() && !tree.at(next).group.isEmpty()) {
        tree[next].keys.prepend(key);
        tree.removeAt(top);
    } else if (tree.at(top).group.isEmpty() == tree.at(next).group.isEmpty()) {
        tree.swapItemsAt(top, next);
    } else {
        return false; // groups stay below the keys that are in none
    }
    tree.removeIf([](const Node &node) { return node.keys.isEmpty(); });
    arrange(tree);
    return true;
}

void KeysModel::putIntoGroup(const QList<QUuid> &keys, const QString &group)
{
    Tree tree = m_tree;
    take(tree, keys);
    const QString name = group.simplified();
    if (name.isEmpty()) {
        const auto firstGroup = std::ranges::find_if(tree, [](const Node &node) { return !node.group.isEmpty(); });
        qsizetype at = firstGroup - tree.begin();
        for (const QUuid &key : keys)
            tree.insert(at++, {{}, {key}});
    } else if (const auto known = std::ranges::find(tree, name, &Node::group); known != tree.end()) {
        known->keys += keys;
    } else {
        tree.append({name, keys});
    }
    arrange(tree);
}

void KeysModel::renameGroup(const QString &from, const QString &to)
{
    const auto group = std::ranges::find(m_tree, from, &Node::group);
    if (!from.isEmpty() && group != m_tree.end() && from != to.simplified())
        putIntoGroup(QList<QUuid>(group->keys), to);
}

QModelIndex KeysModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex KeysModel::parent(const QModelIndex &child) const
{
    return child.internalId() ? createIndex(int(child.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tree.size());
    return isGroup(parent) ? int(m_tree.at(parent.row()).keys.size()) : 0;
}

int KeysModel::columnCount(const QModelIndex &) const { return 1; }

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return isGroup(index) ? groupData(m_tree.at(index.row()), role) : keyData(keyAt(index), role);
}

QVariant KeysModel::groupData(const Node &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(group.group);
    case Qt::EditRole:
        return group.group;
    case IsGroupRole:
        return true;
    case LiveRole:
        return std::accumulate(group.keys.begin(), group.keys.end(), 0,
                               [this](int sum, const QUuid &key) { return sum + m_counts.of(key); });
    case Qt::AccessibleTextRole:
        //: %1 the name of a group of keys, %2 how many keys it has
        return tr("Group %1, keys: %2").arg(visibleText(group.group), QLocale().toString(group.keys.size()));
    default:
        return {};
    }
}

QVariant KeysModel::keyData(const QUuid &key, int role) const
{
    const Account *account = m_accounts.find(key);
    if (!account)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(account->name);
    case IdRole:
        return key;
    case IsGroupRole:
        return false;
    case PlanRole:
        return planText(*account);
    case LiveRole:
        return m_counts.of(key);
    case TroubleRole:
        return keyTroubleText(m_accounts, key);
    case NoteRole:
        return keyNoteText(m_accounts, key);
    case KeptRole:
        return m_kept ? m_kept(key).word : QString();
    case KeptSentenceRole:
        return m_kept ? m_kept(key).sentence : QString();
    case KeptTroubleRole:
        return m_kept && m_kept(key).isTrouble;
    case ColorRole:
        return int(account->color);
    case Qt::AccessibleTextRole: {
        QStringList parts{visibleText(account->name), planText(*account),
                          //: %1 a number of leases
                          tr("%1 live").arg(QLocale().toString(m_counts.of(key)))};
        for (const QString &more : {keyTroubleText(m_accounts, key), keyNoteText(m_accounts, key),
                                    m_kept ? m_kept(key).sentence : QString()}) {
            if (!more.isEmpty())
                parts.append(more);
        }
        //: between the facts of a key as a screen reader tells them
        return parts.join(tr(", "));
    }
    default:
        return {};
    }
}

bool KeysModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !isGroup(index) || value.toString().simplified().isEmpty())
        return false;
    renameGroup(m_tree.at(index.row()).group, value.toString());
    return true;
}

Qt::ItemFlags KeysModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    if (isGroup(index))
        return Qt::ItemIsEnabled | Qt::ItemIsEditable | Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList KeysModel::mimeTypes() const { return {mimeType}; }

QMimeData *KeysModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArrayList ids;
    for (const QUuid &key : keys()) { // from top to bottom, however they were selected
        if (indexes.contains(indexOf(key)))
            ids.append(key.toByteArray(QUuid::WithoutBraces));
    }
    if (ids.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(mimeType, ids.join(' '));
    return data;
}

bool KeysModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int, const QModelIndex &) const
{
    return data && action == Qt::MoveAction && data->hasFormat(mimeType);
}

bool KeysModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                             const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    QList<QUuid> moved = keysIn(*data);
    moved.removeIf([this](const QUuid &key) { return !m_accounts.find(key); });
    if (moved.isEmpty())
        return false;
    QString group;
    QUuid before; // null: at the end
    if (isGroup(parent)) {
        const Node &into = m_tree.at(parent.row());
        group = into.group;
        before = row >= 0 && row < into.keys.size() ? into.keys.at(row) : QUuid();
    } else if (row >= 0 && row < m_tree.size() && m_tree.at(row).group.isEmpty()) {
        before = m_tree.at(row).keys.first();
    }
    Tree tree = m_tree;
    while (!before.isNull() && moved.contains(before)) { // dropped on itself: before what follows
        const QList<QUuid> siblings = group.isEmpty() ? keys() : tree.at(parent.row()).keys;
        before = siblings.value(siblings.indexOf(before) + 1);
        if (group.isEmpty() && m_accounts.find(before) && !m_accounts.find(before)->group.isEmpty())
            before = QUuid();
    }
    take(tree, moved);
    if (group.isEmpty()) {
        const auto at = std::ranges::find_if(tree, [&](const Node &node) {
            return !node.group.isEmpty() || (!before.isNull() && node.keys.contains(before));
        });
        qsizetype place = at - tree.begin();
        for (const QUuid &key : std::as_const(moved))
            tree.insert(place++, {{}, {key}});
    } else if (const auto into = std::ranges::find(tree, group, &Node::group); into != tree.end()) {
        qsizetype place = before.isNull() ? into->keys.size() : into->keys.indexOf(before);
        for (const QUuid &key : std::as_const(moved))
            into->keys.insert(place++, key);
    } else {
        tree.append({group, moved}); // all of the group was moved within itself
    }
    arrange(tree);
    return true;
}

} // namespace proxydeck

#include "moc_keys_model.cpp"
