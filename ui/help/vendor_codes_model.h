// SPDX-License-Identifier: MIT
#pragma once

#include "ui/wording/error_wording.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace proxydeck {

class Catalogue;

/// All vendor codes known to the program, with texts in its language: one row per code, or one per meaning if the
/// meaning depends on the mode. Documented codes come first, what checks of leases can find comes last.
class VendorCodesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Code, Meaning, Retry, Count };
    Q_ENUM(Column)
    enum Role {
        SearchRole = Qt::UserRole + 1, ///< all known text about the code, for a filter
        CopyRole,                      ///< the same text as lines for copying
    };

    /// \a catalogue must outlive it.
    explicit VendorCodesModel(const Catalogue &catalogue, QObject *parent = nullptr);

    QString code(int row) const { return m_rows.at(row).code; }
    const Wording &wording(int row) const { return m_rows.at(row).wording; }
    /// The plans whose calls can return the code; empty for codes that the documentation does not list.
    QStringList plans(int row) const { return m_rows.at(row).plans; }
    bool isDocumented(int row) const { return m_rows.at(row).documented; }
    /// No code of the vendor's, but an outcome of checks; code() is its word in CSV files and copies.
    bool isOfCheck(int row) const { return m_rows.at(row).ofCheck; }
    /// The row for \a code with its meaning in \a mode; -1: no description.
    int rowOf(QStringView code, Mode mode) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString code;
        QList<Mode> modes; ///< empty: any mode
        bool documented = true;
        bool ofCheck = false;
        Wording wording;
        QStringList plans;
    };

    void build();
    void append(const char *code, const QList<const Endpoint *> &endpoints, bool ofOneMode);
    void appendOutcomesOfChecks();
    QString cell(const Row &row, Column column) const;
    QString copyText(const Row &row) const;

    const Catalogue &m_catalogue;
    QList<Row> m_rows;
};

} // namespace proxydeck
