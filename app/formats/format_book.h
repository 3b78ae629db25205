// SPDX-License-Identifier: MIT
#pragma once

#include "base/kept_json_file.h"
#include "formats/copy_format.h"
#include "formats/format_file.h"

#include <QAbstractListModel>
#include <QTimer>

#include <optional>

namespace proxydeck {

/// All formats in the operator's order: the built-in ones, which cannot be changed, and the operator's own. Each can be
/// hidden from the menus. Kept in a file; a change is written after a short delay, at the latest when the book is
/// destroyed.
///
/// A template with an error is also kept, so that an unfinished one is not lost, but it is not offered.
class FormatBook : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, OwnRole, UsableRole };

    /// A problem with the file. `detail` is a file name or the system's text.
    struct Problem
    {
        enum class Kind : quint8 {
            None,
            SetAside,   ///< not read, or not completely; kept as `detail` next to the new file
            NotRead,    ///< the file is not changed, and changes are not kept
            NotWritten, ///< tried again at the next change
        };
        Kind kind = Kind::None;
        QString detail;

        friend bool operator==(const Problem &, const Problem &) = default;
    };

    /// \a file: a path; empty for a book that is not stored.
    explicit FormatBook(const QString &file = {}, QObject *parent = nullptr);
    ~FormatBook() override;

    qsizetype size() const { return m_entries.size(); }
    const CopyFormat &at(int row) const { return m_entries[row].format; }
    bool isOwn(int row) const { return m_entries[row].own; }
    bool isShown(int row) const { return m_entries[row].shown; }
    int rowOf(QStringView id) const; ///< -1 if there is none
    /// Valid until the book changes.
    const CopyFormat *find(QStringView id) const;
    /// Rows of the formats for menus: shown and usable. At least one, whatever is hidden or deleted.
    QList<int> offered() const;
    int ownCount() const;

    /// False for the last format that is offered: at least one is needed for copying.
    bool setShown(int row, bool shown);
    /// \a to: its row after the move.
    bool move(int from, int to);
    /// Inserts an own format at \a row, with a new id; -1 if there are too many. Name and texts are normalised; an
    /// empty or used name is changed.
    int insert(int row, CopyFormat format);
    /// Replaces everything of an own format except its id; `credentials` follows the template. False if nothing
    /// changed: a built-in one, an empty name, a text too long.
    bool change(int row, CopyFormat format);
    struct Removed
    {
        CopyFormat format;
        bool shown = true;
        int row = 0;
    };
    /// Nothing for a built-in format.
    std::optional<Removed> remove(int row);
    /// Undoes a removal. \return the row, or -1 if there are too many by now.
    int restore(const Removed &removed);

    /// \a name, or \a name with a number if another format has this name.
    QString freeName(const QString &name, int exceptRow = -1) const;

    struct Import
    {
        int taken = 0;
        int renamed = 0; ///< of these, renamed because another format had the name
        int faulty = 0;  ///< of these, with an error in the template
        int known = 0;   ///< already present with the same name
        QList<FormatFile::Unread> unread;
        int firstRow = -1; ///< row of the first one taken
    };
    /// Adds the own formats of a file behind the existing ones. If the file is refused, nothing changes.
    Expected<Import, FormatFile::Refusal> importFrom(const QByteArray &json);
    /// All own formats.
    QByteArray exported() const;

    const Problem &problem() const { return m_problem; }
    /// Writes pending changes; false if that failed.
    bool flush();
    /// Updates the names of built-in formats after a language change.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// The content of the menus changed: which formats are offered, their order or names.
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

    std::optional<KeptJsonFile> m_file; ///< nothing: not stored
    QList<Entry> m_entries;
    Problem m_problem;
    bool m_unwritten = false;
    QTimer m_writeTimer;
};

} // namespace proxydeck
