import { Migration } from '@mikro-orm/migrations';
import { sql as house } from './0001_house.ts';

const migration = (statements: string) =>
  class extends Migration {
    override up(): void {
      this.addSql(statements);
    }
  };

/** Forward only; a released one never changes. */
export const migrations = [{ name: '0001_house', class: migration(house) }];
