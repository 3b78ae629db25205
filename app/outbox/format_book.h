// SPDX-License-Identifier: MIT
#pragma once

#include "base/kept_json_file.h"
#include "outbox/copy_format.h"
#include "outbox/format_file.h"

#include <QAbstractListModel>
#include <QTimer>

#include <optional>

namespace proxydeck {

/// All formats in the operator's order: the built-in ones, which cannot be changed, and the operator's own. Each can be
/// left out of the menus. Kept in a file; a change is on the disk a moment later, at the latest when the book goes.
///
/// A template with an error is kept as well, so that a half-written one is not lost, but not offered.
class FormatBook : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, OwnRole, UsableRole };

    /// What is wrong with the file. `detail` is a file name or what the system says.
    struct Problem
    {
        enum class Kind : quint8 {
            None,
            SetAside,   ///< it could not be read, or not all of it; kept as `detail` beside the new one
            NotRead,    ///< it is left as it is, and nothing is kept
            NotWritten, ///< tried again with the next change
        };
        Kind kind = Kind::None;
        QString detail;

        friend bool operator==(const Problem &, const Problem &) = default;
    };

    /// \a file: a path; empty for a book that does not outlive the program.
    explicit FormatBook(const QString &file = {}, QObject *parent = nullptr);
    ~FormatBook() override;

    qsizetype size() const { return m_entries.size(); }
    const CopyFormat &at(int row) const { return m_entries[row].format; }
    bool isOwn(int row) const { return m_entries[row].own; }
    bool isShown(int row) const { return m_entries[row].shown; }
    int rowOf(QStringView id) const; ///< -1 where there is none
    /// Valid until the book changes.
    const CopyFormat *find(QStringView id) const;
    /// Rows of those for menus: shown and usable. At least one, whatever was hidden or deleted.
    QList<int> offered() const;
    int ownCount() const;

    /// False for the last one that is offered: something must be there to copy with.
    bool setShown(int row, bool shown);
    /// \a to: where it stands afterwards.
    bool move(int from, int to);
    /// Appends an own one at \a row, with a new id; -1 where there are too many. Name and texts are put in order, an
    /// empty or taken name is changed.
    int insert(int row, CopyFormat format);
    /// Of an own one everything but its id; `credentials` follows the template. False where nothing changed: a built-in
    /// one, an empty name, a text too long.
    bool change(int row, CopyFormat format);
    struct Removed
    {
        CopyFormat format;
        bool shown = true;
        int row = 0;
    };
    /// Nothing for a built-in one.
    std::optional<Removed> remove(int row);
    /// Takes a removal back; the row, or -1 where there are too many by now.
    int restore(const Removed &removed);

    /// \a name, or with a number behind it where another format is called so.
    QString freeName(const QString &name, int exceptRow = -1) const;

    struct Import
    {
        int taken = 0;
        int renamed = 0; ///< of those taken: the name was another format's
        int faulty = 0;  ///< of those taken: the template has an error
        int known = 0;   ///< were there already, with the same name
        QList<FormatFile::Unread> unread;
        int firstRow = -1; ///< of those taken
    };
    /// Takes over the own formats of a file, behind those that are here. Nothing has changed where it is refused.
    Expected<Import, FormatFile::Refusal> importFrom(const QByteArray &json);
    /// The own formats, all of them.
    QByteArray exported() const;

    const Problem &problem() const { return m_problem; }
    /// What waits to be written; false where it could not be.
    bool flush();
    /// Names of built-in formats in another language.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// What menus show: which are offered, their order or names.
    void offeredChanged();
    void problemChanged();

private:
    struct Entry
    {
        CopyFormat format;
        bool own = false;
        bool shown = true;
        bool usable = true;
    };

    static Entry ownEntry(CopyFormat format, bool shown = true);
    void load();
    void fill(const FormatFile &file);
    void setAside();
    void setProblem(Problem::Kind kind, const QString &detail = {});
    void changed(bool menus);
    QString freeId(const QString &wanted) const;

    std::optional<KeptJsonFile> m_file; ///< nothing: not kept
    QList<Entry> m_entries;
    Problem m_problem;
    bool m_unwritten = false;
    QTimer m_writeTimer;
};

} // namespace proxydeck
