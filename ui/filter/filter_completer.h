// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <functional>

class QAbstractItemView;
class QCompleter;
class QLineEdit;
class QStringListModel;

namespace proxydeck {

/// Proposes how to go on with the word at the cursor of a filter: names of fields, then values of the field. It opens
/// while one types, and by Down or Ctrl+Space; Down and Up choose, Return or Tab take what is chosen, Esc closes.
/// Without a choice the keys mean what they do without it.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    /// What occurs in a field, most frequent first, fit to be shown. Asked once for a while of typing.
    using Values = std::function<QStringList(FilterField field)>;

    FilterCompleter(QLineEdit &edit, Values values);

    /// After a change of language.
    void retranslate();
    /// What is proposed now, in its order; empty while closed.
    QStringList proposals() const;
    QAbstractItemView &popup();

public Q_SLOTS:
    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Proposal
    {
        QString shown;
        QString inserted; ///< instead of the word at the cursor, its minus aside
    };

    QCompleter &completer();
    bool isOpen() const;
    void update(bool asked);
    void close();
    QList<Proposal> found(bool asked);
    QList<Proposal> fieldsFor(const QString &typed) const;
    QList<Proposal> valuesFor(FilterField field, const QString &name, const QString &typed);
    const QStringList &valuesOf(FilterField field);
    void take(int row);
    bool chosen() const;
    bool handlePopupKey(int key);

    QLineEdit &m_edit;
    Values m_values;
    FilterVocabulary m_words;
    QCompleter *m_completer = nullptr; ///< made with the first proposals
    QStringListModel *m_model = nullptr;
    QList<Proposal> m_proposals;
    qsizetype m_from = 0; ///< of the word, its minus left aside
    qsizetype m_to = 0;
    FilterField m_knownField = FilterField::Any; ///< whose values are known
    QStringList m_known;
    QElapsedTimer m_knownSince;
};

} // namespace proxydeck
